import { expect } from '@open-wc/testing';
import { retryDelay } from '../../src/call/retry.js';
import { ActiveSpeaker, hears, loudnessOf } from '../../src/call/speaking.js';
import { initialState } from '../../src/call/call-state.js';
import { qualityOf, readStats } from '../../src/link/link-stats.js';
import { cameraEncoding, scaleFor, screenEncoding } from '../../src/quality/send-budget.js';

describe('retryDelay', () => {
  it('tries at once, then waits longer and longer, but never for ever', () => {
    const longest = [0, 1, 2, 3, 10, 11, 12, 50].map((attempt) => retryDelay(attempt, () => 1));
    expect(longest).to.deep.equal([0, 300, 1_000, 2_000, 2_000, 4_000, 7_000, 7_000]);
  });

  it('spreads clients over each wait', () => {
    expect(retryDelay(3, () => 0)).to.equal(0);
    expect(retryDelay(3, () => 0.5)).to.equal(1_000);
  });
});

describe('the send budget', () => {
  it('shrinks with the number of links', () => {
    const heights = [1, 2, 3, 4, 5, 6, 9].map((links) => cameraEncoding(links).height);
    expect(heights).to.deep.equal([720, 360, 360, 240, 240, 180, 180]);
    expect(screenEncoding(5).maxBitrate).to.be.lessThan(screenEncoding(1).maxBitrate);
  });

  it('never enlarges, and leaves a nearly right size alone', () => {
    expect(scaleFor(480, 720)).to.equal(1);
    expect(scaleFor(720, 700)).to.equal(1);
    expect(scaleFor(720, 180)).to.equal(4);
    expect(scaleFor(480, 360)).to.equal(1.33);
  });
});

describe('link statistics', () => {
  it('rates by the worse of loss and round-trip time', () => {
    expect(qualityOf(null, null)).to.equal(4);
    expect(qualityOf(300, 0)).to.equal(3);
    expect(qualityOf(20, 0.1)).to.equal(2);
    expect(qualityOf(2_000, 0)).to.equal(1);
  });

  it('reads route and loss since the last sample', () => {
    const report = new Map<string, unknown>([
      ['in', { type: 'inbound-rtp', packetsReceived: 190, packetsLost: 20 }],
      [
        'pair',
        {
          type: 'candidate-pair',
          nominated: true,
          state: 'succeeded',
          currentRoundTripTime: 0.08,
          localCandidateId: 'l',
          remoteCandidateId: 'r',
        },
      ],
      ['idle', { type: 'candidate-pair', nominated: false, state: 'succeeded', currentRoundTripTime: 9 }],
      ['l', { type: 'local-candidate', candidateType: 'host' }],
      ['r', { type: 'remote-candidate', candidateType: 'relay' }],
    ]);

    const { patch, sample } = readStats(report, { received: 100, lost: 10 });

    expect(patch).to.deep.equal({ rtt: 80, route: 'relay', loss: 0.1, quality: 2 });
    expect(sample).to.deep.equal({ received: 190, lost: 20 });
  });
});

describe('who speaks', () => {
  const quiet = { ...initialState.people[0]!, id: 'ann', self: false };

  it('measures as the ear does', () => {
    expect([0, 0.001, 0.25, 1].map((level) => Math.round(loudnessOf(level) * 10) / 10)).to.deep.equal([
      0, 0, 1, 1,
    ]);
    expect(loudnessOf(0.03)).to.be.within(0.5, 0.7);
  });

  it('shows speech at once and lets it ring out', () => {
    const speaking = { ...quiet, ...hears(quiet, 0.5)! };
    const pause = { ...speaking, ...hears(speaking, 0)! };

    expect(speaking.speaking).to.equal(true);
    expect(pause.speaking).to.equal(true);
    expect(pause.audioLevel).to.be.lessThan(speaking.audioLevel);
  });

  it('comes to rest', () => {
    let person = { ...quiet, audioLevel: 1, speaking: true };
    for (let look = 0; look < 10; look += 1) person = { ...person, ...hears(person, 0) };
    expect(person).to.include({ audioLevel: 0, speaking: false });
    expect(hears(person, 0)).to.equal(null);
  });

  it('changes the active speaker only for somebody who goes on', () => {
    const speaker = new ActiveSpeaker();
    const levels = (ann: number, ben: number) => [
      { id: 'me', self: true, level: 1 },
      { id: 'ann', self: false, level: ann },
      { id: 'ben', self: false, level: ben },
    ];

    expect(speaker.next(levels(0, 0), 0)).to.equal(null);
    expect(speaker.next(levels(0.5, 0), 200)).to.equal('ann');
    expect(speaker.next(levels(0, 0.5), 400)).to.equal('ann');
    expect(speaker.next(levels(0, 0), 600)).to.equal('ann');
    expect(speaker.next(levels(0, 0.5), 800)).to.equal('ann');
    expect(speaker.next(levels(0, 0.5), 1_500)).to.equal('ben');
  });
});
