import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { SCREENS } from '../support/screens.js';
import { button, drawn, mount, mountJoined, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

async function withMenu(): Promise<Mounted & { readonly opener: HTMLElement; readonly menu: HTMLElement }> {
  const mounted = await mountJoined();
  const { element, shadow } = mounted;
  const opener = button(shadow, 'Choose microphone and speaker');
  opener.focus();
  opener.click();
  await element.updateComplete;
  const menu = shadow.querySelector<HTMLElement>('.menu');
  if (!menu) throw new Error('no menu');
  return Object.assign(mounted, { opener, menu });
}

const isOpen = ({ shadow }: Mounted): boolean => shadow.querySelector('.menu') !== null;

describe('the focus in <video-call>', () => {
  it('goes into the menu with the devices, and back with Escape', async () => {
    const { element, shadow, opener, menu } = await withMenu();
    expect(shadow.activeElement).to.equal(menu);

    menu.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await element.updateComplete;

    expect(shadow.querySelector('.menu')).to.equal(null);
    expect(shadow.activeElement).to.equal(opener);
  });

  it('may go from field to field in the menu, and closes it when it goes on', async () => {
    const mounted = await withMenu();
    const { element, shadow, menu } = mounted;
    const fields = (): HTMLElement[] => [
      ...(menu.querySelector('device-picker')?.shadowRoot?.querySelectorAll('select') ?? []),
    ];
    await waitUntil(() => fields().some((field) => field.checkVisibility()), 'the fields');
    for (const field of fields()) field.focus();
    await element.updateComplete;
    expect(isOpen(mounted)).to.equal(true);

    button(shadow, 'Leave').focus();
    await element.updateComplete;

    expect(isOpen(mounted)).to.equal(false);
    expect(shadow.activeElement).to.equal(button(shadow, 'Leave'));
  });

  it('may leave the window without closing the menu', async () => {
    const mounted = await withMenu();
    mounted.menu.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
    await mounted.element.updateComplete;

    expect(isOpen(mounted)).to.equal(true);
  });

  it('is not needed to close the menu: a press beside it does', async () => {
    const press = (target: EventTarget): boolean =>
      target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    const mounted = await withMenu();
    const { element, shadow, menu } = mounted;
    press(menu.querySelector('device-picker') ?? menu);
    await element.updateComplete;
    expect(isOpen(mounted), 'after a press inside').to.equal(true);

    press(shadow.querySelector('.tile') ?? shadow);
    await element.updateComplete;
    expect(isOpen(mounted), 'after a press on a tile').to.equal(false);

    button(shadow, 'Choose camera').click();
    await element.updateComplete;
    press(document.body);
    await element.updateComplete;
    expect(isOpen(mounted), 'after a press on the page').to.equal(false);
  });

  it('is not needed to close the menu: another press on its button does', async () => {
    const mounted = await withMenu();
    const { element, opener } = mounted;
    opener.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await element.updateComplete;
    opener.click();
    await element.updateComplete;

    expect(isOpen(mounted)).to.equal(false);
  });

  it('goes from one menu to the other with a press on its button', async () => {
    const mounted = await withMenu();
    const { element, shadow } = mounted;
    const other = button(shadow, 'Choose camera');
    other.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    other.focus();
    other.click();
    await element.updateComplete;

    expect(shadow.querySelector('.menu device-picker')?.getAttribute('kind')).to.equal('videoinput');
  });

  it('is on Rejoin after Leave', async () => {
    const { element, shadow } = await mountJoined();
    const leave = button(shadow, 'Leave');
    leave.focus();
    leave.click();
    await waitUntil(() => element.state === 'left');
    await drawn(element);

    expect(shadow.activeElement).to.equal(button(shadow, 'Rejoin'));
  });

  it('stays where it is when the call ends while it is elsewhere', async () => {
    const { element } = await mountJoined();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    await element.leave();
    await drawn(element);

    expect(document.activeElement).to.equal(field);
    field.remove();
  });
});

describe('a way out of <video-call>', () => {
  const { back } = history;
  let count = 0;
  beforeEach(() => {
    count = 0;
    history.back = () => void (count += 1);
  });
  const withHistory = (length: number): void =>
    void Object.defineProperty(history, 'length', { value: length, configurable: true });
  afterEach(() => {
    history.back = back;
    Reflect.deleteProperty(history, 'length');
  });

  it('leads back from a room that can’t be', async () => {
    withHistory(2);
    const { shadow } = await mount({ room: 'no spaces' });
    button(shadow, 'Go back').click();

    expect(count).to.equal(1);
  });

  it('is another try where there is no way back', async () => {
    withHistory(1);
    const { element, shadow } = await mount({ room: 'no spaces' });
    button(shadow, 'Try again').click();
    await element.updateComplete;

    expect(element.state).to.equal('failed');
    expect(count).to.equal(0);
  });

  it('brings the call here when it was opened elsewhere', async () => {
    const show = SCREENS['replaced'];
    if (!show) throw new Error('no such screen');
    const { element, shadow } = await show();
    await drawn(element);
    expect(shadow.textContent).to.contain('This call was opened in another tab or window');

    button(shadow, 'Use here instead').click();
    await waitUntil(() => element.state === 'connected');
  });
});
