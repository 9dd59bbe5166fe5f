import { drawn, waitUntil } from './video-call.js';
import { inCall } from './screens.js';
import type { Mounted } from './video-call.js';

let count = 0;

/** Somebody writes. */
export function writes(
  { topology }: Mounted,
  from: string,
  text: string,
  direct = false,
  at = Date.now(),
): void {
  count += 1;
  topology.happen('message', { from, message: { type: 'chat', id: `${count}`, text, at, direct } });
}

/** Somebody offers a file, over a channel that leads nowhere; the test says what comes over it. */
export function offers({ topology }: Mounted, from: string, name: string, size: number): RTCDataChannel {
  const protocol = JSON.stringify({ name, size, type: 'text/html', direct: false });
  const connection = new RTCPeerConnection();
  const channel = connection.createDataChannel('file', { protocol });
  topology.happen('channel', { from, channel });
  return channel;
}

/** With the panel open, and its part loaded. */
export async function withChat(mounted: Mounted): Promise<Mounted> {
  mounted.shadow.querySelector<HTMLElement>('[aria-controls=chat]')?.click();
  await waitUntil(() => mounted.shadow.querySelector('#chat') !== null, 'the panel');
  await drawn(mounted.element);
  return mounted;
}

async function conversation(): Promise<Mounted> {
  const mounted = await withChat(await inCall(4));
  const { element, topology, shadow } = mounted;
  const minute = 60_000;
  const start = Date.now() - 40 * minute;
  writes(mounted, 'p1', 'Good morning! Shall we wait for Grace?', false, start - 26 * 60 * minute);
  writes(
    mounted,
    'p2',
    'Morning. The draft is at https://docs.example.org/plans/2026?view=all.',
    false,
    start,
  );
  writes(
    mounted,
    'p2',
    'I changed the second part:\n– shorter\n– with the new figures',
    false,
    start + minute,
  );
  await element.sendMessage('Thank you, I am reading it now');
  writes(mounted, 'p3', 'Can you take the question about the budget?', true, start + 9 * minute);
  await element.sendMessage('Yes, of course', { to: 'p3' });
  const channel = offers(mounted, 'p1', 'Quarterly report, with appendix.pdf', 5);
  offers(mounted, 'p3', 'holiday.jpg', 3_400_000);
  await waitUntil(() => element.files.length === 2);
  const arriving = element.acceptFile(element.files[0]?.id ?? '');
  await waitUntil(() => element.files[0]?.receipts[0]?.state === 'moving');
  channel.dispatchEvent(new MessageEvent('message', { data: new ArrayBuffer(5) }));
  await arriving;
  topology.send = () => Promise.reject(new Error('no way'));
  const input = shadow.querySelector('textarea');
  if (!input) throw new Error('nothing to write in');
  input.value = 'Is anybody there?';
  input.dispatchEvent(new Event('input'));
  shadow.querySelector<HTMLElement>('.send')?.click();
  await waitUntil(() => shadow.querySelector('.unsent') !== null);
  await drawn(element);
  return mounted;
}

async function hands(): Promise<Mounted> {
  const mounted = await inCall(4);
  const { topology, element, shadow } = mounted;
  const media = { microphone: true, camera: true, screen: false };
  topology.happen('media', { id: 'p2', media: { ...media, hand: 1_000 } });
  topology.happen('media', { id: 'p1', media: { ...media, hand: 2_000 } });
  await element.toggleHand();
  await element.react('🎉');
  await waitUntil(() => shadow.querySelector('.float') !== null);
  shadow.querySelector<HTMLElement>('[part~=reactions]')?.click();
  await waitUntil(() => shadow.querySelector('.emojis') !== null);
  return mounted;
}

/** What is seen of messages, files, hands and reactions. */
export const CHAT_SCREENS: Readonly<Record<string, () => Promise<Mounted>>> = {
  'chat empty': async () => withChat(await inCall(2)),
  chat: conversation,
  'hands and reactions': hands,
};
