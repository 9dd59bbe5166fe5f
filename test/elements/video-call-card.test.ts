import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { whoIsInside } from '../../src/elements/video-call/card/who-is-inside.js';
import { en as cardWords } from '../../src/locales/card.en.js';
import { en } from '../../src/locales/en.js';
import { button, drawn, mount, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const words = { ...en, ...cardWords };

const asPeople = (names: readonly string[]): { displayName: string }[] =>
  names.map((displayName) => ({ displayName }));

describe('who is inside, in words', () => {
  const cases: readonly (readonly [count: number, names: string[], locked: boolean, said: string])[] = [
    [0, [], false, 'You’re the first one here'],
    [1, ['Ada'], false, 'Ada is here'],
    [2, ['Ada', 'Ben'], false, 'Ada and Ben are here'],
    [3, ['Ada', 'Ben', 'Cleo'], false, 'Ada, Ben and Cleo are here'],
    [5, ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve'], false, 'Ada, Ben and 3 others are here'],
    [9, ['', 'Ben', '', 'Dan', ''], false, 'Ben, Dan and 7 others are here'],
    [2, ['', 'Ben'], false, 'Ben and 1 other are here'],
    [1, [''], false, '1 person is here'],
    [4, ['', '', '', ''], false, '4 people are here'],
    [0, [], true, 'Someone has to let you in'],
    [3, [], true, '3 people are here|Someone has to let you in'],
  ];
  for (const [count, names, locked, said] of cases)
    it(said, () => {
      const lines = whoIsInside({ count, people: asPeople(names), locked }, words);
      expect(lines.join('|').replace(/[\u2068\u2069]/g, '')).to.equal(said);
    });

  it('promises nobody to let one in where nobody could', () => {
    const lines = whoIsInside({ count: 2, people: [], locked: true, shut: true }, words);
    expect(lines).to.deep.equal(['2 people are here', 'The room is locked.']);
  });
});

describe('the card before a call', () => {
  const open = async (): Promise<Mounted> => {
    const mounted = await mount({ 'start-muted': '', 'start-camera-off': '' });
    await waitUntil(() => mounted.shadow.querySelector('.level') !== null, 'what comes later');
    mounted.topology.happen('signaling', 'open');
    return mounted;
  };
  const asked = ({ topology }: Mounted): number =>
    topology.log.filter((line) => line === 'look standup').length;
  const said = ({ shadow }: Mounted): string => shadow.querySelector('.inside')?.textContent?.trim() ?? '';

  it('says who is inside, and follows who comes and goes', async () => {
    const mounted = await open();
    const { element, topology } = mounted;
    await waitUntil(() => asked(mounted) === 1, 'the question');
    topology.happen('inside', { room: 'standup', count: 1, people: asPeople(['Ada']), locked: false });
    await drawn(element);
    expect(said(mounted)).to.contain('Ada');

    topology.happen('inside', { room: 'standup', count: 0, people: [], locked: false });
    await drawn(element);
    expect(said(mounted)).to.equal('You’re the first one here');
  });

  it('asks at once, then every ten to fifteen seconds, and only while it can be seen', async () => {
    const timers: (() => void)[] = [];
    const pass = (): void => {
      for (const run of timers.splice(0)) run();
    };
    const { setTimeout } = window;
    const later = (run: () => void, ms = 0, ...rest: unknown[]): number =>
      // What is said is kept for ten seconds, and is no question.
      ms > 10_000 && ms <= 15_000 ? timers.push(run) : setTimeout(run, ms, ...rest);
    window.setTimeout = later as typeof window.setTimeout;
    const see = (visibilityState: DocumentVisibilityState): void => {
      Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    try {
      const mounted = await open();
      await waitUntil(() => asked(mounted) === 1 && timers.length > 0, 'the question');
      pass();
      expect(asked(mounted)).to.equal(2);

      see('hidden');
      pass();
      expect(asked(mounted)).to.equal(2);
      see('visible');
      expect(asked(mounted)).to.equal(3);

      await mounted.element.join();
      await drawn(mounted.element);
      see('visible');
      pass();
      expect(asked(mounted)).to.equal(3);
    } finally {
      window.setTimeout = setTimeout;
      delete (document as { visibilityState?: unknown }).visibilityState;
    }
  });

  it('asks about another room at once when it is for that one', async () => {
    const mounted = await open();
    await waitUntil(() => asked(mounted) === 1, 'the question');
    mounted.element.room = 'retro';
    await waitUntil(() => mounted.topology.log.includes('look retro'), 'the other question');
  });

  it('shows how loud the microphone is, once that can be measured, and nothing while it is off', async () => {
    const { element, shadow, medias } = await mount();
    const level = (): HTMLElement | null => shadow.querySelector('[part=meter]');
    await waitUntil(() => element.microphoneEnabled && level() !== null, 'the meter');
    expect(level()?.hidden).to.equal(true);

    Object.defineProperty(medias.at(-1), 'loudness', { value: 0.5 });
    await waitUntil(() => level()?.ariaValueNow === '50', 'the level');
    expect(level()?.hidden).to.equal(false);
    expect(level()?.ariaLabel).to.equal('Microphone level');

    button(shadow, 'Microphone').click();
    await waitUntil(() => level()?.ariaValueNow === '0', 'silence');
  });
});
