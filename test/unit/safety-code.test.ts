import { expect } from '@open-wc/testing';
import { CODE_WORDS } from '../../src/call/code-words.js';
import { fingerprintIn, fingerprintsOf } from '../../src/link/fingerprints.js';
import { isAcceptable } from '../../src/link/media-lines.js';
import { safetyCode } from '../../src/call/safety-code.js';
import { SmallRoom, until } from '../support/small-room.js';

const print = (digit: string): string => Array<string>(32).fill(`0${digit}`).join(':');
const [ANN, BEN, MALLORY] = [print('a'), print('b'), print('c')];
const MEDIA = ['audio', 'video', 'video', 'audio', 'application'];
const line = (value: string, hash = 'sha-256'): string => `a=fingerprint:${hash} ${value}\r\n`;

describe('a safety code', () => {
  it('is the same at both ends, as digits and as words', async () => {
    const ann = await safetyCode({ local: ANN, remote: BEN });
    const ben = await safetyCode({ local: BEN, remote: ANN });

    expect(ann).to.deep.equal(ben);
    expect(ann.code).to.match(/^(\d{5} ){5}\d{5}$/);
    expect(ann.words).to.have.length(8);
    for (const word of ann.words) expect(CODE_WORDS).to.include(word);
  });

  it('stays what it is from version to version', async () => {
    const { code, words } = await safetyCode({ local: ANN, remote: BEN });
    expect(`${code} ${words.join(' ')}`).to.equal(
      '52880 58255 64218 14376 07678 16242 gazelle magnet elbow rooster hammer iceberg circus quartz',
    );
  });

  it('is another one at each end where somebody stands between the two', async () => {
    const [ann, ben, none] = await Promise.all([
      safetyCode({ local: ANN, remote: MALLORY }),
      safetyCode({ local: BEN, remote: MALLORY }),
      safetyCode({ local: ANN, remote: BEN }),
    ]);

    expect(new Set([ann.code, ben.code, none.code]).size).to.equal(3);
    expect(new Set([ann, ben, none].map(({ words }) => words.join(' '))).size).to.equal(3);
  });

  it('has 256 words to choose from', () => {
    expect(new Set(CODE_WORDS).size).to.equal(256);
    expect(CODE_WORDS).to.have.length(256);
  });
});

describe('the fingerprint in a description', () => {
  it('is the one there is, however it is written, in however many lines', () => {
    expect(fingerprintIn(`v=0\r\n${line(ANN.toUpperCase())}m=audio\r\n${line(ANN)}`)).to.equal(ANN);
  });

  it('is none where the browser could choose, or where it proves too little', () => {
    for (const sdp of [
      undefined,
      'v=0\r\n',
      line(ANN) + line(MALLORY),
      line(ANN) + line(MALLORY, 'sha-512'),
      line(ANN.slice(0, 59), 'sha-1'),
      line('zz'.repeat(32)),
    ])
      expect(fingerprintIn(sdp), String(sdp)).to.equal(null);
  });

  it('is there in each that is taken', () => {
    const taken = (prints: string): boolean =>
      isAcceptable({
        sdp: `v=0\r\n${prints}a=ice-ufrag:f\r\n${MEDIA.map((kind) => `m=${kind} 9\r\n`).join('')}`,
      });
    expect(taken(line(ANN))).to.equal(true);
    for (const prints of ['', line(ANN, 'sha-512'), line(ANN) + line(MALLORY)])
      expect(taken(prints), prints).to.equal(false);
  });

  it('is told apart from none that is agreed on yet', () => {
    const pc = new RTCPeerConnection();
    expect(fingerprintsOf(pc)).to.equal(null);
    const remote = { sdp: line(ANN, 'sha-512') };
    const agreed = { currentLocalDescription: { sdp: line(ANN) }, currentRemoteDescription: remote };
    expect(fingerprintsOf(agreed as RTCPeerConnection)).to.equal('unclear');
    pc.close();
  });
});

describe('safety codes in a room', () => {
  it('are alike at both ends, belong to one connection, and say so when it is another one', async () => {
    const room = new SmallRoom();
    try {
      const ann = await room.enter('ann');
      const ben = await room.enter('ben');
      const codeOf = ({ call }: typeof ann): string => call.verification[0]?.code ?? '';
      const told: string[] = [];
      ann.call.on('verify', ({ peerId, verified, changed }) =>
        told.push(`${peerId}${verified ? ' verified' : ''}${changed ? ' changed' : ''}`),
      );
      expect(ann.call.verification, 'nobody has asked yet').to.deep.equal([]);
      await until(() => codeOf(ann) !== '' && codeOf(ben) !== '', 'the codes');
      const first = codeOf(ann);
      expect(first).to.equal(codeOf(ben));
      expect(Object.isFrozen(ann.call.verification)).to.equal(true);

      expect(await ann.call.verify('ben', '00000 00000 00000 00000 00000 00000')).to.equal(false);
      expect(ann.call.verification[0]?.verified).to.equal(false);
      expect(await ann.call.verify('ben', first)).to.equal(true);
      expect(ann.call.verification[0]?.verified).to.equal(true);

      await ann.call.reconnect('ben');
      await until(() => codeOf(ann) !== '' && codeOf(ann) !== first, 'another code');
      expect(ann.call.verification[0]).to.include({ verified: false, changed: true });
      await until(() => codeOf(ben) === codeOf(ann), 'the same at the other end');
      expect(await ann.call.verify('ben', first), 'an old code').to.equal(false);
      expect(told).to.deep.equal(['ben', 'ben verified', 'ben changed']);
    } finally {
      await room.close();
    }
  });

  it('count no more from the moment on at which another connection is agreed on', async () => {
    const room = new SmallRoom();
    try {
      const [ann, ben] = [await room.enter('ann'), await room.enter('ben')];
      const isVerified = (): boolean | undefined => ben.call.verification[0]?.verified;
      await until(() => isVerified() === false, 'the code');
      await ben.call.verify('ann', ben.call.verification[0]!.code);
      expect(isVerified()).to.equal(true);

      const seen: unknown[] = [];
      // Told once the other certificate is agreed on, and before anything can be seen or heard of it.
      ben.mesh.on('streams', () => seen.push(isVerified()));
      await ann.call.reconnect('ben');
      await until(() => seen.length > 0, 'the streams');
      expect(seen).to.deep.equal([undefined]);
    } finally {
      await room.close();
    }
  });
});
