import { expect } from '@open-wc/testing';
import { UnheardSpeech } from '../../src/call/speaking.js';

/** What it says at each look, 200 ms apart. */
const looks = (speech: UnheardSpeech, levels: readonly (number | null)[], from = 0): string =>
  levels.map((level, index) => (speech.next(level, from + index * 200) ? 'x' : '.')).join('');

describe('speech that nobody hears', () => {
  it('is noticed after a moment, pauses between words or not', () => {
    expect(looks(new UnheardSpeech(), [0.6, 0.6, 0.6, 0.6, 0.6])).to.equal('...xx');
    expect(looks(new UnheardSpeech(), [0.6, 0.1, 0.6, 0.1, 0.6, 0.6])).to.equal('....xx');
  });

  it('is no cough, and no noise of the room', () => {
    expect(looks(new UnheardSpeech(), [0.9, 0.9, 0, 0, 0, 0, 0, 0.9, 0.9])).to.equal('.........');
    expect(looks(new UnheardSpeech(), Array<number>(20).fill(0.25))).to.equal('.'.repeat(20));
  });

  it('is over after some silence, and at once with the microphone', () => {
    const speech = new UnheardSpeech();
    looks(speech, [0.6, 0.6, 0.6, 0.6]);
    expect(speech.next(0, 3_000)).to.equal(true);
    expect(speech.next(0, 7_000)).to.equal(false);
    looks(speech, [0.6, 0.6, 0.6, 0.6], 10_000);
    expect(speech.next(null, 10_800)).to.equal(false);
    expect(speech.next(0.6, 11_000)).to.equal(false);
  });
});
