import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { inCall } from '../support/screens.js';
import { focused, openMore } from '../support/toolbar.js';
import { button, drawn, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const NAMED = { 'display-name': 'Ada' };

describe('the settings of <video-call>', () => {
  const dialogOf = ({ shadow }: Mounted): HTMLDialogElement | null => shadow.querySelector('dialog');
  const change = (field: HTMLInputElement | HTMLSelectElement | null | undefined, value: string): void => {
    if (!field) throw new Error('no field');
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('change devices, name and looks, and give the focus back', async () => {
    const mounted = await inCall(2, NAMED);
    const { element, shadow } = mounted;
    const opener = await openMore(mounted);
    button(shadow, 'Settings').click();
    await waitUntil(() => dialogOf(mounted)?.open, 'the dialog');
    const picker = (): ShadowRoot | null | undefined =>
      dialogOf(mounted)?.querySelector('device-picker')?.shadowRoot;
    await waitUntil(() => picker()?.querySelectorAll('select').length === 3, 'its fields');
    await waitUntil(() => picker()?.querySelector('video')?.checkVisibility(), 'the preview');
    await expect(element).to.be.accessible();

    change(dialogOf(mounted)?.querySelector('input'), 'Grace');
    const [layout, selfView] =
      dialogOf(mounted)?.querySelectorAll<HTMLSelectElement>('.setting select') ?? [];
    change(layout, 'speaker');
    change(selfView, 'float');
    dialogOf(mounted)?.querySelector<HTMLElement>('[role=switch]')?.click();
    await drawn(element);
    expect([element.displayName, element.layout, element.selfView, element.noMirror]).to.deep.equal([
      'Grace',
      'speaker',
      'float',
      true,
    ]);

    button(shadow, 'Close').click();
    await waitUntil(() => dialogOf(mounted) === null);
    expect(focused(mounted)).to.equal(opener);
  });

  it('close by a press beside them, but not by one that began on them; and stay in front in a move', async () => {
    const mounted = await inCall(2, NAMED);
    const { element, shadow } = mounted;
    await openMore(mounted);
    button(shadow, 'Settings').click();
    await waitUntil(() => dialogOf(mounted)?.open, 'the dialog');
    const dialog = dialogOf(mounted)!;
    const tell = (target: Element | null, name: string): void =>
      void target?.dispatchEvent(new PointerEvent(name, { bubbles: true, composed: true }));

    tell(dialog.querySelector('input'), 'pointerdown');
    tell(dialog, 'click');
    expect(dialog.open, 'a text was selected').to.equal(true);

    const elsewhere = document.createElement('div');
    element.parentElement?.append(elsewhere);
    elsewhere.append(element);
    await waitUntil(() => dialog.matches(':modal'), 'in front again');
    expect(dialog.contains(shadow.activeElement)).to.equal(true);

    tell(dialog, 'pointerdown');
    tell(dialog, 'click');
    await waitUntil(() => dialogOf(mounted) === null, 'closed');
  });

  it('are not offered where the page is against it, nor is a menu with nothing but the keys', async () => {
    const { shadow } = await inCall(2, { ...NAMED, features: 'chat' });

    expect(shadow.querySelector('[part~="chat"]')).to.not.equal(null);
    expect(shadow.querySelector('[part~="more"]')).to.equal(null);
  });
});
