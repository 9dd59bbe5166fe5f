import { aTimeout, expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { inCall } from '../support/screens.js';
import { offers, withChat, writes } from '../support/chat-screens.js';
import { button, drawn, tileOf, waitUntil } from '../support/video-call.js';
import type { Mounted } from '../support/video-call.js';

const panelOf = ({ shadow }: Mounted): HTMLElement | null => shadow.querySelector('#chat');
const openerOf = ({ shadow }: Mounted): HTMLElement =>
  shadow.querySelector<HTMLElement>('[aria-controls=chat]')!;
const inputOf = ({ shadow }: Mounted): HTMLTextAreaElement => shadow.querySelector('textarea')!;
const messagesOf = ({ shadow }: Mounted): (string | undefined)[] =>
  [...shadow.querySelectorAll<HTMLElement>('p.message')].map((one) => one.innerText);
const key = (target: EventTarget, name: string, init: KeyboardEventInit = {}): boolean =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true, ...init }),
  );
const type = (mounted: Mounted, text: string): void => {
  const input = inputOf(mounted);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
};
const chosen = ({ shadow }: Mounted): HTMLSelectElement =>
  shadow.querySelector<HTMLSelectElement>('.to select')!;

describe('the chat', () => {
  it('opens in place of the people, takes the focus, and gives it back', async () => {
    const mounted = await inCall(2);
    mounted.shadow.querySelector<HTMLElement>('[aria-controls=people]')?.click();
    await waitUntil(() => mounted.shadow.querySelector('#people') !== null);
    await withChat(mounted);
    expect(mounted.shadow.querySelector('#people') === null).to.equal(true);
    expect(mounted.shadow.activeElement?.localName).to.equal('textarea');
    expect(openerOf(mounted).ariaExpanded).to.equal('true');

    key(inputOf(mounted), 'Escape');
    await drawn(mounted.element);

    expect(panelOf(mounted) === null).to.equal(true);
    expect(mounted.shadow.activeElement === openerOf(mounted)).to.equal(true);
  });

  it('counts what was not seen, in sight and in words, until it is', async () => {
    const mounted = await inCall(2);
    writes(mounted, 'p1', 'one');
    writes(mounted, 'p1', 'two');
    await waitUntil(() => openerOf(mounted).querySelector('.count')?.textContent === '2', 'two are counted');
    expect(openerOf(mounted).ariaLabel).to.equal('Chat: 2 new messages');

    await withChat(mounted);
    await waitUntil(() => openerOf(mounted).querySelector('.count') === null, 'they are seen');

    expect(openerOf(mounted).ariaLabel).to.equal('Chat');
    expect(messagesOf(mounted)).to.deep.equal(['one', 'two']);
  });

  it('sends with Enter, but not what an input method or Shift is still working on', async () => {
    const mounted = await withChat(await inCall(2));
    type(mounted, ' hello\nthere ');
    key(inputOf(mounted), 'Enter', { shiftKey: true });
    key(inputOf(mounted), 'Enter', { isComposing: true });
    key(inputOf(mounted), 'Enter', { keyCode: 229 });
    await aTimeout(50);
    expect(mounted.topology.sent).to.deep.equal([]);

    key(inputOf(mounted), 'Enter');
    await waitUntil(() => messagesOf(mounted).length === 1);

    expect(messagesOf(mounted)).to.deep.equal(['hello\nthere']);
    expect(inputOf(mounted).value).to.equal('');
    type(mounted, '   ');
    key(inputOf(mounted), 'Enter');
    await aTimeout(50);
    expect(mounted.topology.sent.length).to.equal(1);
  });

  it('makes links of safe addresses only, and never markup', async () => {
    const mounted = await withChat(await inCall(2));
    const texts = [
      'see https://a.example/x_(y)?q=1&r=2#z, or (http://b.example/).',
      'mailto:ada@example.org',
      'javascript:alert(1) data:text/html,x file:///etc/passwd vbscript:x ftp://x.example',
      'https://bank.example@evil.example/ http:// https://[bad',
      '<img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>',
      'https://good.example/\u202Emoc.live',
    ];
    for (const text of texts) writes(mounted, 'p1', text);
    await waitUntil(() => messagesOf(mounted).length === texts.length);

    const links = [...mounted.shadow.querySelectorAll<HTMLAnchorElement>('.log a')];
    expect(links.map(({ href }) => href)).to.deep.equal([
      'https://a.example/x_(y)?q=1&r=2#z',
      'http://b.example/',
      'mailto:ada@example.org',
      'https://good.example/',
    ]);
    for (const { rel, target } of links) {
      expect(rel.split(' ')).to.include.members(['noopener', 'noreferrer']);
      expect(target).to.equal('_blank');
    }
    expect(mounted.shadow.querySelectorAll('.log img').length).to.equal(0);
    expect(messagesOf(mounted)).to.deep.equal(texts);
  });

  it('writes to one person, and stays with them when they leave', async () => {
    const mounted = await withChat(await inCall(3));
    const to: unknown[] = [];
    mounted.topology.send = (message: { readonly type: string }, id?: string): Promise<void> => {
      to.push([message.type, id]);
      return mounted.element.participants.some((one) => one.id === id) || !id
        ? Promise.resolve()
        : Promise.reject(new Error('gone'));
    };
    chosen(mounted).value = 'p1';
    chosen(mounted).dispatchEvent(new Event('change'));
    await drawn(mounted.element);
    expect(inputOf(mounted).ariaLabel).to.equal('Message to Person 1 only');
    type(mounted, 'psst');
    key(inputOf(mounted), 'Enter');
    await waitUntil(() => messagesOf(mounted).length === 1);
    expect(mounted.shadow.querySelector('.private')?.textContent).to.equal('only to Person 1');

    mounted.topology.depart('p1');
    await drawn(mounted.element);
    expect(chosen(mounted).selectedOptions[0]?.textContent).to.equal('Person 1 (left)');
    type(mounted, 'secret');
    key(inputOf(mounted), 'Enter');
    await waitUntil(() => mounted.shadow.querySelector('.unsent') !== null, 'it is not sent');
    expect(to).to.deep.equal([
      ['chat', 'p1'],
      ['chat', 'p1'],
    ]);

    mounted.topology.arrive('p1', { name: 'Person 1' });
    button(mounted.shadow, 'Send again').click();
    await waitUntil(() => mounted.shadow.querySelector('.unsent') === null, 'it is sent');
    await waitUntil(() => messagesOf(mounted).includes('secret'));
  });

  it('keeps its place for who has scrolled up, and says how much is new', async () => {
    const mounted = await withChat(await inCall(2));
    for (let count = 0; count < 60; count += 1) writes(mounted, 'p1', `message ${count}`);
    const log = mounted.shadow.querySelector('.log')!;
    const toEnd = (): number => log.scrollHeight - log.scrollTop - log.clientHeight;
    await waitUntil(() => messagesOf(mounted).length === 60 && toEnd() < 2, 'at the end');
    log.scrollTop = 100;
    await aTimeout(100);

    writes(mounted, 'p1', 'later');
    await waitUntil(() => messagesOf(mounted).length === 61);
    await drawn(mounted.element);
    expect(log.scrollTop).to.equal(100);
    button(mounted.shadow, '1 new message').click();
    await waitUntil(() => toEnd() < 2, 'at the end again');
    await waitUntil(() => mounted.shadow.querySelector<HTMLElement>('.newer')?.hidden === true);
  });

  it('shows nothing that the page shows itself', async () => {
    const mounted = await inCall(2);
    mounted.element.addEventListener('call-message', (event) => event.preventDefault());
    mounted.element.addEventListener('call-file', (event) => event.preventDefault());
    writes(mounted, 'p1', 'for the page');
    offers(mounted, 'p1', 'a.txt', 1);
    await waitUntil(() => mounted.element.files.length === 1);
    await withChat(mounted);

    expect(messagesOf(mounted)).to.deep.equal([]);
    expect(mounted.shadow.querySelectorAll('.file').length).to.equal(0);
  });

  it('says what comes, and counts what comes all at once', async () => {
    const mounted = await inCall(2);
    const said = (): string => mounted.shadow.querySelector('[role=status]')?.textContent ?? '';
    writes(mounted, 'p1', 'hello');
    await waitUntil(() => said().includes('Person 1: hello'), 'the first is read');
    for (let count = 0; count < 30; count += 1) writes(mounted, 'p1', `flood ${count}`);
    await waitUntil(() => said().includes('30 new messages'), 'the others are counted');
    expect(said()).not.to.contain('flood');
  });

  it('saves a file that came, as plain bytes, and opens nothing', async () => {
    const mounted = await withChat(await inCall(2));
    const channel = offers(mounted, 'p1', 'page.html', 4);
    await waitUntil(() => mounted.shadow.querySelector('.file') !== null);
    button(mounted.shadow, 'Accept page.html').click();
    await drawn(mounted.element);
    channel.dispatchEvent(new MessageEvent('message', { data: new ArrayBuffer(4) }));
    await waitUntil(() => mounted.shadow.querySelector('.save') !== null);

    const link = mounted.shadow.querySelector<HTMLAnchorElement>('.save')!;
    expect(link.download).to.equal('page.html');
    const blob = await (await fetch(link.href)).blob();
    expect([blob.type, blob.size]).to.deep.equal(['application/octet-stream', 4]);
  });

  it('is opened by c and the hand raised by h, except where one writes or the page is against it', async function () {
    this.timeout(20_000);
    const mounted = await inCall(2);
    const { element, shadow } = mounted;
    const hand = (): string | null | undefined => shadow.querySelector('[part~=hand]')?.ariaPressed;
    await waitUntil(
      () => {
        openerOf(mounted).focus();
        key(openerOf(mounted), 'h');
        return element.localParticipant?.handRaised;
      },
      'the keys are loaded',
      { timeout: 9_000, interval: 300 },
    );
    await drawn(element);
    expect(hand()).to.equal('true');
    expect(element.matches(':state(hand-raised)')).to.equal(true);

    key(openerOf(mounted), 'c');
    await waitUntil(() => panelOf(mounted) !== null);
    key(inputOf(mounted), 'h');
    key(openerOf(mounted), 'h', { ctrlKey: true });
    element.noHotkeys = true;
    key(openerOf(mounted), 'h');
    await drawn(element);
    expect(hand()).to.equal('true');
  });

  it('marks who raises a hand, puts them first, and shows reactions', async () => {
    const mounted = await inCall(4);
    const { topology, shadow } = mounted;
    const media = { microphone: true, camera: true, screen: false };
    topology.happen('media', { id: 'p3', media: { ...media, hand: 1_000 } });
    topology.happen('media', { id: 'p2', media: { ...media, hand: 2_000 } });
    await waitUntil(() => tileOf(shadow, 'Person 3').querySelector('.hand') !== null, 'the mark');
    expect(tileOf(shadow, 'Person 3').part.contains('hand-raised')).to.equal(true);
    await waitUntil(() =>
      shadow.querySelector('[role=status]')?.textContent?.includes('Person 2 raised a hand'),
    );

    shadow.querySelector<HTMLElement>('[aria-controls=people]')?.click();
    await waitUntil(() => shadow.querySelector('.person') !== null);
    const names = [...shadow.querySelectorAll('.person bdi')].map((one) => one.textContent);
    expect(names.slice(0, 2)).to.deep.equal(['Person 3', 'Person 2']);

    shadow.querySelector<HTMLElement>('[part~=reactions]')?.click();
    await waitUntil(() => shadow.querySelector('.emojis') !== null);
    const rows = [...shadow.querySelectorAll('.emoji')].map((one) => one.getBoundingClientRect().top);
    expect(new Set(rows).size, 'they stand in one row').to.equal(1);
    button(shadow, 'React with 🎉').click();
    await waitUntil(
      () => tileOf(shadow, 'you').querySelector('.float')?.textContent?.trim() === '🎉',
      'it is seen',
    );
  });

  it('offers what the page wants, and nothing else', async () => {
    const mounted = await inCall(2, { features: 'people' });
    for (const name of ['hand', 'chat', 'reactions'])
      expect(mounted.shadow.querySelector(`.toolbar [part~=${name}]`) === null).to.equal(true);
  });
});

describe('files over the chat', () => {
  const drag = (target: Element | null, name: string, transfer: DataTransfer): DragEvent => {
    const event = new DragEvent(name, {
      dataTransfer: transfer,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    target?.dispatchEvent(event);
    return event;
  };
  const hintOf = ({ shadow }: Mounted): Element | null => shadow.querySelector('.drop-hint');

  it('are announced where they would be sent, and sent when they are let go', async () => {
    const mounted = await withChat(await inCall(2));
    const sent: string[] = [];
    mounted.element.sendFile = ({ name }) => Promise.resolve(String(sent.push(name)));
    const transfer = new DataTransfer();
    transfer.items.add(new File(['hello'], 'hello.txt'));

    expect(drag(panelOf(mounted), 'dragover', transfer).defaultPrevented).to.equal(true);
    await waitUntil(() => hintOf(mounted)?.textContent?.includes('Drop files to send them'), 'the hint');
    drag(panelOf(mounted), 'dragleave', transfer);
    await waitUntil(() => hintOf(mounted) === null, 'it goes with the pointer');

    drag(panelOf(mounted), 'dragover', transfer);
    drag(panelOf(mounted), 'drop', transfer);
    await drawn(mounted.element);
    expect(sent).to.deep.equal(['hello.txt']);
    expect(hintOf(mounted)).to.equal(null);
  });

  it('are not taken for texts, which fall where they are let go', async () => {
    const mounted = await withChat(await inCall(2));
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'a text');

    expect(drag(inputOf(mounted), 'dragover', transfer).defaultPrevented).to.equal(false);
    expect(drag(inputOf(mounted), 'drop', transfer).defaultPrevented).to.equal(false);
    await drawn(mounted.element);
    expect(hintOf(mounted)).to.equal(null);
  });
});
