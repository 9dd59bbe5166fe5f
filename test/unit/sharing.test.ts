import { aTimeout, expect } from '@open-wc/testing';
import { FILE, TALK } from '../../src/call/channel.js';
import { SmallRoom, until } from '../support/small-room.js';
import type { CallEvents } from '../../src/call/call-events.js';
import type { Call } from '../../src/call/call.js';
import type { FileReceipt, FileTransfer } from '../../src/call/call-state.js';
import type { Guest } from '../support/small-room.js';

function heardBy<K extends keyof CallEvents>(call: Call, name: K): CallEvents[K][] {
  const heard: CallEvents[K][] = [];
  call.on(name, (detail) => heard.push(detail));
  return heard;
}

const textsOf = ({ call }: Guest): string[] => call.state.messages.map(({ text }) => text);

/** Bytes that tell where they belong. */
function fileOf(size: number, name = 'notes.txt'): File {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) bytes[at] = (at * 31 + (at >> 8)) % 251;
  return new File([bytes], name, { type: 'text/plain' });
}

const digestOf = async (file: Blob): Promise<string> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())).join();

const stateOf = ({ call }: Guest, index = 0): FileReceipt['state'] | undefined =>
  call.state.files[index]?.receipts[0]?.state;

/** Reads one byte a second: as slow as a page can be that does read. */
const neverReads = (channel: RTCDataChannel): void => channel.send('accept');

describe('what people share', function () {
  this.timeout(40_000);
  let room: SmallRoom;
  let ann: Guest;
  let ben: Guest;

  beforeEach(async () => {
    room = new SmallRoom();
    ann = await room.enter('ann');
    ben = await room.enter('ben');
    await until(() => ann.call.participants[1]?.connection.state === 'connected', 'ann sees ben');
  });
  afterEach(() => room.close());

  const offered = (guest: Guest): Promise<FileTransfer> =>
    until(() => guest.call.state.files.length > 0, 'a file is offered').then(
      () => guest.call.state.files[0] as FileTransfer,
    );

  it('brings messages to everyone, and private ones to one person', async () => {
    const cid = await room.enter('cid');
    await ann.call.sendMessage('to all');
    await ann.call.sendMessage('to ben', { to: 'ben' });
    await until(() => textsOf(ben).length === 2, 'ben has both');
    await aTimeout(200);

    expect(textsOf(cid)).to.deep.equal(['to all']);
    expect(ben.call.state.messages.map(({ from, to }) => [from, to])).to.deep.equal([
      ['ann', null],
      ['ann', 'ben'],
    ]);
    const error = await ann.call.sendMessage('lost', { to: 'nobody' }).catch((cause: unknown) => cause);
    expect(error).to.have.property('code', 'peer-unreachable');
    expect(textsOf(ann)).to.deep.equal(['to all', 'to ben']);
  });

  it('shows a raised hand, also to who comes later, and lowers it with the call', async () => {
    const told = heardBy(ben.call, 'hand-change');
    expect(await ann.call.toggleHand()).to.equal(true);
    expect(await ann.call.toggleHand(true)).to.equal(true);
    await until(() => ben.call.participants[1]?.handRaised === true, 'ben sees it');

    const cid = await room.enter('cid');
    const seen = (): boolean[] => cid.call.participants.slice(1).map(({ handRaised }) => handRaised);
    await until(() => seen().includes(true), 'cid sees it');

    expect(seen()).to.deep.equal([true, false]);
    expect(ann.call.localParticipant.handRaisedAt).to.equal(ben.call.participants[1]?.handRaisedAt);
    await ann.call.toggleHand();
    await until(() => ben.call.participants[1]?.handRaised === false, 'it is down');
    expect(told.map(({ raised }) => raised)).to.deep.equal([true, false]);
    await ben.call.toggleHand();
    await ben.call.leave();
    expect(ben.call.localParticipant.handRaised).to.equal(false);
  });

  it('shows reactions for a moment, and no more than a person can make', async () => {
    const told = heardBy(ben.call, 'reaction');
    const sent = [];
    for (let count = 0; count < 10; count += 1) sent.push(await ann.call.react('👍'));
    await until(() => told.length === 5, 'five are seen');

    expect(sent).to.deep.equal([...Array<boolean>(5).fill(true), ...Array<boolean>(5).fill(false)]);
    expect(told[0]).to.deep.equal({ from: 'ann', emoji: '👍' });
    expect(ben.call.state.reactions.length).to.equal(5);
    await until(() => ben.call.state.reactions.length === 0, 'they are over');
    const error = await ann.call.react('<img>').catch((cause: unknown) => cause);
    expect(String(error)).to.match(/emoji/);
  });

  it("carries the page's own data, in order and by topic", async () => {
    const cid = await room.enter('cid');
    const [atBen, atCid] = [heardBy(ben.call, 'data'), heardBy(cid.call, 'data')];
    for (let count = 0; count < 300; count += 1)
      void ann.call.send({ count }, { topic: 'cursor', to: 'ben' });
    await ann.call.send(['all']);
    await until(() => atBen.length === 301 && atCid.length === 1, 'everything came');

    expect(atBen.slice(0, 300).map(({ data }) => (data as { count: number }).count)).to.deep.equal(
      Array.from({ length: 300 }, (_, count) => count),
    );
    expect(atBen[0]).to.deep.equal({ from: 'ann', topic: 'cursor', data: { count: 0 } });
    expect(atCid[0]).to.deep.equal({ from: 'ann', topic: '', data: ['all'] });
    const tooMuch = await ann.call.send('x'.repeat(70_000)).catch((cause: unknown) => cause);
    expect(String(tooMuch)).to.match(/At most 65536 characters/);
    const nobody = await ann.call.send(1, { to: 'dan' }).catch((cause: unknown) => cause);
    expect(nobody).to.have.property('code', 'peer-unreachable');
  });

  it('sends a file of 5 MB, byte for byte, once it is accepted', async () => {
    const file = fileOf(5 * 1024 * 1024);
    const offers = heardBy(ben.call, 'file');
    const progress = heardBy(ann.call, 'file-change');
    const id = await ann.call.sendFile(file);
    const { name, size, type, from, to } = await offered(ben);
    expect({ name, size, type, from, to }).to.deep.equal({
      name: 'notes.txt',
      size: file.size,
      type: 'text/plain',
      from: 'ann',
      to: null,
    });
    await aTimeout(200);
    expect(ben.call.state.files[0]?.receipts[0]?.bytes).to.equal(0);

    const received = await offers[0]!.accept();

    expect(await digestOf(received)).to.equal(await digestOf(file));
    expect(received.type).to.equal('application/octet-stream');
    await until(() => stateOf(ann) === 'done', 'ann knows');
    expect(ben.call.state.files[0]?.file).to.equal(received);
    expect(ann.call.state.files[0]?.id).to.equal(id);
    expect(
      progress.some(({ file: { receipts } }) => receipts[0]!.bytes > 0 && receipts[0]!.bytes < size),
    ).to.equal(true);
  });

  it('sends an empty file, and one to each of two people', async () => {
    const cid = await room.enter('cid');
    await ann.call.sendFile(fileOf(0, 'empty'));
    for (const guest of [ben, cid]) await guest.call.acceptFile((await offered(guest)).id);
    await until(
      () => ann.call.state.files[0]?.receipts.every(({ state }) => state === 'done') ?? false,
      'both have it',
    );
  });

  it('is declined, and cancelled by either side in the middle', async () => {
    await ann.call.sendFile(fileOf(10));
    await ben.call.cancelFile((await offered(ben)).id);
    await until(() => stateOf(ann) === 'declined' && stateOf(ben) === 'declined', 'declined');

    for (const [index, who] of [ann, ben].entries()) {
      const id = await ann.call.sendFile(fileOf(40 * 1024 * 1024));
      await until(() => ben.call.state.files.length === index + 2, 'offered');
      const theirs = ben.call.state.files[index + 1]!.id;
      const outcome = ben.call.acceptFile(theirs).catch((cause: unknown) => cause);
      await until(() => (ben.call.state.files[index + 1]?.receipts[0]?.bytes ?? 0) > 0, 'it moves');
      await who.call.cancelFile(who === ann ? id : theirs);

      await until(() => stateOf(ann, index + 1) === 'cancelled', 'ann knows');
      await until(() => stateOf(ben, index + 1) === 'cancelled', 'ben knows');
      expect(await outcome).to.have.property('code', 'aborted');
    }
    expect(ann.call.participants[1]?.connection.state).to.equal('connected');
  });

  it('ends on both sides when somebody vanishes in mid-file', async () => {
    await ann.call.sendFile(fileOf(60 * 1024 * 1024));
    const outcome = ben.call.acceptFile((await offered(ben)).id).catch((cause: unknown) => cause);
    await until(() => (ben.call.state.files[0]?.receipts[0]?.bytes ?? 0) > 0, 'it moves');

    room.vanish('ben');
    await until(() => stateOf(ann) === 'failed', 'ann knows', 3_000);
    await ben.call.leave();
    expect(await outcome).to.have.property('code', 'aborted');
    expect(stateOf(ben)).to.equal('failed');
  });

  it('reads no further than the other side takes', async () => {
    const opened: RTCDataChannel[] = [];
    ben.mesh.on('channel', ({ channel }) => opened.push(channel));
    const file = fileOf(30 * 1024 * 1024);
    let read = 0;
    file.slice = (start = 0, end = 0) => {
      read = Math.max(read, end);
      return File.prototype.slice.call(file, start, end);
    };
    await ann.call.sendFile(file);
    await until(() => opened.length === 1 && opened[0]?.readyState === 'open', 'a channel');
    Object.defineProperty(RTCDataChannel.prototype, 'bufferedAmount', {
      configurable: true,
      get: () => 300_000,
    });
    try {
      neverReads(opened[0]!);
      await aTimeout(1_000);
    } finally {
      delete (RTCDataChannel.prototype as { bufferedAmount?: number }).bufferedAmount;
    }
    expect(read).to.be.at.most(65_536);
  });

  describe('with somebody hostile', () => {
    const opens = (about: string, label = FILE): RTCDataChannel => ben.mesh.openChannel('ann', label, about)!;
    const offer = (fields: object): string =>
      JSON.stringify({ name: 'a', size: 1, type: '', direct: false, ...fields });

    it('shows few of many offers, and closes the rest', async () => {
      const channels = Array.from({ length: 100 }, () => opens(offer({})));
      await until(() => ann.call.state.files.length > 0, 'some are shown');
      await until(
        () => channels.filter(({ readyState }) => readyState === 'closed').length >= 95,
        'the rest is closed',
      );

      expect(ann.call.state.files.length).to.equal(5);
    });

    it('takes no offer that is none, and cleans names', async () => {
      for (const about of [
        '',
        '{',
        '[]',
        offer({ size: -1 }),
        offer({ size: 1.5 }),
        offer({ size: 1e12 }),
        offer({ size: '7' }),
      ])
        opens(about);
      opens('', 'something else');
      await aTimeout(500);
      expect(ann.call.state.files).to.deep.equal([]);

      opens(offer({ name: '../../.ssh/\u202Eauthorized\u0000_keys', type: 'text/html;x"' }));
      const { name, type } = await offered(ann);
      expect({ name, type }).to.deep.equal({ name: 'authorized_keys', type: '' });
    });

    it('takes nothing before it is accepted, nor more than was offered', async () => {
      const early = opens(offer({ size: 1_000 }));
      await until(() => early.readyState === 'open', 'open');
      await offered(ann);
      early.send(new Uint8Array(10));
      await until(() => stateOf(ann) === 'failed', 'refused');

      const more = opens(offer({ size: 1_000 }));
      await until(() => ann.call.state.files.length === 2 && more.readyState === 'open', 'offered');
      const outcome = ann.call.acceptFile(ann.call.state.files[1]!.id).catch((cause: unknown) => cause);
      await aTimeout(100);
      more.send(new Uint8Array(1_001));
      expect(await outcome).to.have.property('code', 'aborted');
      expect(ann.call.state.files[1]?.file).to.equal(null);
    });

    it('hears out few of many messages, and none that is not one', async () => {
      const heard = [heardBy(ann.call, 'data'), heardBy(ann.call, 'reaction')];
      const talk = opens('', TALK);
      await new Promise((ready) => talk.addEventListener('message', ready, { once: true }));
      for (const text of [
        '',
        '7',
        '{"type":"data"}',
        '{"type":"reaction","emoji":"<b>"}',
        '{"type":"other"}',
      ])
        talk.send(text);
      talk.send(JSON.stringify({ type: 'data', topic: 'x'.repeat(65), data: 1 }));
      talk.send(new Uint8Array(10));
      await aTimeout(200);
      expect(heard.flat()).to.deep.equal([]);

      for (let count = 0; count < 2_000; count += 1) talk.send('{"type":"data","data":1}');
      await aTimeout(1_000);
      expect(heard.flat().length).to.be.within(350, 800);
      expect(ann.call.participants[1]?.connection.state).to.equal('connected');
    });
  });
});
