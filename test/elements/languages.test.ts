import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import '../../src/video-call.js';
import '../../src/device-picker.js';
import { LATE_WORDS } from '../../src/localize/late-words.js';
import { inCall } from '../support/screens.js';
import { withChat } from '../support/chat-screens.js';
import { openTileMenu } from '../support/stage-screens.js';
import type { DevicePicker } from '../../src/elements/device-picker/device-picker.element.js';
import type { VideoCall } from '../../src/elements/video-call/video-call.element.js';

const pickerIn = (holder: ParentNode): DevicePicker => {
  const picker = holder.querySelector('device-picker');
  if (!picker) throw new Error('no picker');
  return picker;
};
const baseOf = (element: Element): HTMLElement => {
  const base = element.shadowRoot?.querySelector<HTMLElement>('[part~=base]');
  if (!base) throw new Error('nothing is drawn');
  return base;
};
const saysOf = (element: Element): string => element.shadowRoot?.textContent ?? '';
const speaks = (element: Element, lang: string): Promise<void> =>
  waitUntil(() => baseOf(element).lang === lang, `${lang} is spoken`);

/** How the second file of a language is loaded; a test may look on. */
const late = LATE_WORDS as { de: (typeof LATE_WORDS)['de'] };

describe('the language of the elements', () => {
  // The first test of this page: what was loaded once stays.
  it('is all that is loaded of a language before there is anything more to say', async () => {
    const load = late.de;
    let isLoaded = false;
    late.de = () => {
      isLoaded = true;
      return load();
    };
    const holder = await fixture<HTMLElement>(html`<div lang="de"><video-call></video-call></div>`);
    const call = holder.querySelector('video-call');
    if (!call) throw new Error('no element');
    await speaks(call, 'de');
    await call.updateComplete;
    await nextFrame();
    late.de = load;
    expect(isLoaded).to.equal(false);
  });

  it('is English where the page says nothing', async () => {
    const call = await fixture<VideoCall>(html`<video-call></video-call>`);

    expect(baseOf(call).lang).to.equal('en');
    expect(saysOf(call)).to.include('No call yet');
  });

  it('is that of the nearest ancestor, through shadow roots', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="fr"><section lang="de-AT"></section></div>`);
    const host = outer.querySelector('section');
    const root = host?.attachShadow({ mode: 'open' });
    root?.append(document.createElement('video-call'), document.createElement('device-picker'));
    const [call, picker] = [...(root?.children ?? [])] as [VideoCall, DevicePicker];
    await call.updateComplete;

    await speaks(call, 'de');
    await speaks(picker, 'de');
    expect(saysOf(call)).to.include('Noch kein Anruf');
    expect(saysOf(picker)).to.include('Mikrofon');
  });

  it('follows its own lang before that of the page', async () => {
    const holder = await fixture<HTMLElement>(html`<div lang="de"><video-call lang="sv"></video-call></div>`);
    const call = holder.firstElementChild as VideoCall;

    await speaks(call, 'sv');
    expect(saysOf(call)).to.include('Inget samtal än');
  });

  it('changes live with the lang of an ancestor, and back to English', async () => {
    const holder = await fixture<HTMLElement>(
      html`<div>
        <p><video-call></video-call></p>
      </div>`,
    );
    const call = holder.querySelector('video-call');
    if (!call) throw new Error('no call');

    for (const [lang, idle] of [
      ['it', 'Ancora nessuna chiamata'],
      ['ja', '通話はまだありません'],
      ['en-GB', 'No call yet'],
      ['it', 'Ancora nessuna chiamata'],
      ['tlh', 'No call yet'],
    ] as const) {
      holder.lang = lang;
      await waitUntil(() => saysOf(call).includes(idle), lang);
    }
    holder.removeAttribute('lang');
    await speaks(call, 'en');
  });

  it('is another one where it is moved to', async () => {
    const holder = await fixture<HTMLElement>(
      html`<div>
        <p lang="de"><video-call></video-call></p>
        <p lang="nl"></p>
      </div>`,
    );
    const call = holder.querySelector('video-call');
    const [from, to] = [...holder.children] as [HTMLElement, HTMLElement];
    if (!call) throw new Error('no call');
    await speaks(call, 'de');

    to.append(call);
    await speaks(call, 'nl');
    from.lang = 'fr';
    to.lang = 'pl';
    await speaks(call, 'pl');
  });

  it('is there at once where it was loaded before', async () => {
    const first = await fixture<VideoCall>(html`<video-call lang="fi"></video-call>`);
    await speaks(first, 'fi');

    const second = await fixture<VideoCall>(html`<video-call lang="fi"></video-call>`);
    await second.updateComplete;
    expect(saysOf(second)).to.include('Ei vielä puhelua');
  });

  it('leaves the page’s own words where they are, in every language', async () => {
    const holder = await fixture<HTMLElement>(
      html`<div><video-call></video-call><device-picker label="x"></device-picker></div>`,
    );
    const call = holder.querySelector('video-call');
    if (!call) throw new Error('no call');
    call.strings = { idle: 'Rien ici' };
    const picker = pickerIn(holder);
    picker.strings = { kinds: { audioinput: 'Ears', videoinput: 'Eyes', audiooutput: 'Mouth' } };

    for (const lang of ['en', 'de', 'ar']) {
      holder.lang = lang;
      await speaks(call, lang);
      await speaks(picker, lang);
      await call.updateComplete;
      await picker.updateComplete;
      expect(saysOf(call), lang).to.include('Rien ici');
      expect(saysOf(picker), lang).to.include('Ears');
      expect(baseOf(call).ariaLabel, lang).to.equal(
        { en: 'Video call', de: 'Videoanruf', ar: 'مكالمة فيديو' }[lang],
      );
    }
    call.strings = {};
    await waitUntil(() => saysOf(call).includes('لا توجد مكالمة بعد'));
  });

  it('is also that of what is loaded later, live, but for the page’s own words', async () => {
    const { element: call, shadow } = await withChat(await inCall(2));
    const chat = (): string => shadow.querySelector('#chat')?.textContent ?? '';
    expect(chat()).to.include('No messages yet');

    for (const [lang, empty] of [
      ['de', 'Noch keine Nachrichten'],
      ['ja', 'メッセージはまだありません'],
      ['en', 'No messages yet'],
    ] as const) {
      call.lang = lang;
      await waitUntil(() => chat().includes(empty), lang);
    }
    call.strings = { noMessages: 'Nothing' };
    call.lang = 'de';
    await waitUntil(() => chat().includes('werden nirgends aufbewahrt'), 'the rest is German');
    expect(chat()).to.include('Nothing').and.not.include('Noch keine');
  });

  it('is that of the menu of a tile', async () => {
    const mounted = await inCall(2);
    mounted.element.lang = 'fi';
    await openTileMenu(mounted, 'camera:p1');
    await waitUntil(() => mounted.shadow.querySelector('.tile-menu')?.textContent.includes('Kiinnitä'));
  });
});

describe('the direction of the elements', () => {
  for (const lang of ['ar', 'he', 'fa-AF']) {
    it(`is from the right in ${lang}, where the page says nothing, before the language is loaded`, async () => {
      const holder = await fixture<HTMLElement>(
        html`<div lang=${lang}><video-call></video-call><device-picker></device-picker></div>`,
      );
      for (const element of holder.children) {
        expect(baseOf(element).dir).to.equal('rtl');
        expect(getComputedStyle(baseOf(element)).direction).to.equal('rtl');
      }
    });
  }

  it('is that of the page where the page says it', async () => {
    const holder = await fixture<HTMLElement>(html`<div dir="ltr" lang="ar"><video-call></video-call></div>`);
    const call = holder.firstElementChild as VideoCall;
    expect(getComputedStyle(baseOf(call)).direction).to.equal('ltr');

    holder.dir = 'rtl';
    await waitUntil(() => getComputedStyle(baseOf(call)).direction === 'rtl');
    holder.removeAttribute('dir');
    holder.lang = 'de';
    await waitUntil(() => baseOf(call).dir === 'ltr');
  });
});
