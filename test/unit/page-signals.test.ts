import { expect, waitUntil } from '@open-wc/testing';
import { watchPage } from '../../src/controllers/page-signals.js';
import type { Unsubscribe } from '../../src/call/emitter.js';

const realNow = Date.now;

describe('watchPage', () => {
  let told: string[];
  let stop: Unsubscribe;
  beforeEach(() => {
    told = [];
    stop = watchPage((signal) => told.push(signal));
  });
  afterEach(() => {
    stop();
    Date.now = realNow;
  });

  const { connection } = navigator as { connection?: EventTarget & { type?: string } };

  it('tells that the network may be another, as often as the browser estimates it', () => {
    dispatchEvent(new Event('online'));
    connection?.dispatchEvent(new Event('change'));

    expect(told).to.deep.equal(['network-change', 'network-change']);
  });

  it('tells that the network surely is another, when there was none before', () => {
    dispatchEvent(new Event('offline'));
    dispatchEvent(new Event('online'));
    dispatchEvent(new Event('online'));

    expect(told).to.deep.equal(['network-change', 'new-network', 'network-change']);
  });

  it('and when it is of another kind, where the browser says so', () => {
    Object.defineProperty(connection, 'type', { value: 'cellular', configurable: true });
    connection!.dispatchEvent(new Event('change'));
    connection!.dispatchEvent(new Event('change'));
    Reflect.deleteProperty(connection!, 'type');

    expect(told).to.deep.equal(['new-network', 'network-change']);
  });

  it('tells that the page woke', () => {
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    document.dispatchEvent(new Event('resume'));
    document.dispatchEvent(new Event('visibilitychange'));

    expect(told).to.deep.equal(['wake', 'wake', 'wake']);
  });

  it('says nothing of a page that is only loaded, or goes out of sight', () => {
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'hidden');

    expect(told).to.deep.equal([]);
  });

  it('tells of a clock that has jumped, and of no other', async () => {
    Date.now = () => realNow() + 4_000;
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(told).to.deep.equal([]);

    Date.now = () => realNow() + 20_000;
    await waitUntil(() => told.length > 0, 'a jump', { timeout: 2_000 });

    expect(told).to.deep.equal(['wake']);
  });

  it('says nothing any more when it is told to stop', () => {
    stop();
    dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('resume'));

    expect(told).to.deep.equal([]);
  });
});
