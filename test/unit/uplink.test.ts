import { expect } from '@open-wc/testing';
import { lossReported } from '../../src/link/link-stats.js';
import { Uplink } from '../../src/quality/uplink.js';

const levels = (...losses: readonly (number | null)[]): string[] => {
  const uplink = new Uplink();
  return losses.map((loss) => uplink.look(loss));
};

describe('Uplink', () => {
  it('leaves the picture alone where ten of a hundred packets are lost', () => {
    expect(levels(0.1, 0.12, 0.1, 0.14)).to.deep.equal(['full', 'full', 'full', 'full']);
  });

  it('pauses the picture when the loss stays high, and does not mind a single burst', () => {
    expect(levels(0.3, 0, 0.3, 0.3)).to.deep.equal(['full', 'full', 'full', 'none']);
  });

  it('makes the picture small first where that may be enough', () => {
    expect(levels(0.18, 0.18, 0.3, 0.3)).to.deep.equal(['full', 'low', 'low', 'none']);
  });

  it('brings the picture back within two looks at a clean line', () => {
    expect(levels(0.3, 0.3, 0, 0.02)).to.deep.equal(['full', 'none', 'none', 'full']);
  });

  it('keeps the picture back while the line is not clean', () => {
    expect(levels(0.3, 0.3, 0, 0.1, 0, 0.1, 0.1)).to.deep.equal(
      Array(1).fill('full').concat(Array(6).fill('none')),
    );
  });

  it('changes nothing where nothing is known', () => {
    expect(levels(0.3, 0.3, null, null, null)).to.deep.equal(['full', 'none', 'none', 'none', 'none']);
  });
});

describe('lossReported', () => {
  const said = (fractionLost: number, timestamp: number) => ({
    type: 'remote-inbound-rtp',
    fractionLost,
    timestamp,
  });

  it('is the loss of the worst line', () => {
    const report = new Map(
      Object.entries({ a: said(0.1, 5_000), b: said(0.3, 4_000), c: { type: 'codec' } }),
    );
    expect(lossReported(report)).to.equal(0.3);
  });

  it('does not hear of a line on which nothing is sent any more', () => {
    const report = new Map(Object.entries({ a: said(0, 9_000), b: said(0.3, 4_000) }));
    expect(lossReported(report)).to.equal(0);
  });

  it('is not known before the other side has said anything', () => {
    expect(lossReported(new Map())).to.equal(null);
  });
});
