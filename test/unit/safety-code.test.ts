import { expect } from '@open-wc/testing';
import { CODE_WORDS } from '../../src/locales/code-words.js';
import { fingerprintIn } from '../../src/link/fingerprints.js';
import { safetyCode } from '../../src/call/safety-code.js';
import { SmallRoom, until } from '../support/small-room.js';

const print = (digit: string): string => Array<string>(32).fill(`0${digit}`).join(':');
const [ANN, BEN, MALLORY] = [print('a'), print('b'), print('c')];
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
});
