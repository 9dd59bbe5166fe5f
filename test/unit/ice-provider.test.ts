import { expect, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/call/call-error.js';
import { LinkFactory } from '../../src/topology/link-factory.js';
import { pageServers } from '../../src/topology/page-servers.js';
import { connected, meshes } from '../support/mesh-peer.js';
import { Wire, seated } from '../support/wire.js';
import type { IceProvider } from '../../src/call/ice-servers.js';
import type { TopologyOptions } from '../../src/topology/topology.js';

const stun = (port: number): RTCIceServer => ({ urls: [`stun:127.0.0.1:${port}`] });
const OPTIONS = {
  server: 'https://calls.example',
  iceServers: [{ urls: ['stun:127.0.0.1:2'] }],
  iceTransportPolicy: 'all',
} as const satisfies TopologyOptions;

/** What a page's function gives, one after the other; an error is thrown. */
function provider(...answers: readonly (readonly RTCIceServer[] | Error)[]) {
  let at = 0;
  const give: IceProvider = () => {
    const answer = answers[Math.min(at++, answers.length - 1)] ?? [];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { give, asked: () => at };
}

describe('iceProvider', function () {
  this.timeout(20_000);
  const { made, peer } = meshes();

  it('is asked before the first offer, and its servers come after all others', async () => {
    const { give, asked } = provider([stun(3)]);
    const ann = peer('ann', 'z', OPTIONS.iceServers, { iceProvider: give });
    await ann.enter([seated('ben', 'a')]);

    expect(asked()).to.equal(1);
    expect(made[0]?.getConfiguration().iceServers?.flatMap(({ urls }) => urls)).to.deep.equal([
      'stun:127.0.0.1:2',
      'stun:127.0.0.1:3',
    ]);
    expect(ann.errors).to.deep.equal([]);
  });

  it('does not keep anybody out when it fails: people meet, and the page is told', async () => {
    const { give } = provider(new Error('503'));
    const ann = peer('ann', 'a', [], { iceProvider: give });
    const ben = peer('ben', 'b');
    Wire.join(ann.wire, ben.wire);
    await ann.enter();
    ann.wire.says({ op: 'member-joined', member: ben.self });
    await ben.enter([ann.self]);

    await connected(ann, ben);
    expect(ann.errors.map(({ code, fatal }) => [code, fatal])).to.deep.equal([['no-relay', false]]);
    expect(ann.errors[0]?.cause).to.have.property('message', '503');
  });

  it('leaves a room that was left while it was asked', async () => {
    let answer: (servers: readonly RTCIceServer[]) => void = () => undefined;
    const iceProvider: IceProvider = () => new Promise((done) => (answer = done));
    const ann = peer('ann', 'a', [], { iceProvider });
    const joined = ann.mesh.join({ room: 'r', peerId: 'ann', displayName: '', token: () => undefined });
    await waitUntil(() => answer.length === 1, 'asked');
    await ann.mesh.leave();
    answer([]);

    await joined;
    expect(ann.wire.requests.filter(({ op }) => op === 'join')).to.deep.equal([]);
  });

  it('is asked again for a connection that is made anew, once for all of them', async () => {
    const { give, asked } = provider([stun(3)], [stun(4)], new Error('later'));
    const errors: CallError[] = [];
    const links = new LinkFactory({ ...OPTIONS, iceProvider: give }, (error) => errors.push(error));
    const refresh = (): Promise<void> => Promise.resolve();
    const ports = async (): Promise<unknown> =>
      (await links.fresh(refresh))?.flatMap(({ urls }) => urls).map((url) => Number(url.split(':')[2]));
    await links.askPage(1_000);
    links.useIceServers([{ urls: 'stun:127.0.0.1:1' }]);

    expect(await Promise.all([ports(), ports()])).to.deep.equal([
      [1, 2, 4],
      [1, 2, 4],
    ]);
    expect(asked()).to.equal(2);
    expect(await ports(), 'what it gave last, where it fails').to.deep.equal([1, 2, 4]);
    expect(errors.map(({ code }) => code)).to.deep.equal(['no-relay']);
    links.close();
  });

  for (const [what, given] of [
    ['no list', { urls: 'stun:a' }],
    ['a relay without a password', [{ urls: 'turn:a' }]],
    ['another protocol', [{ urls: 'https://a' }]],
    ['nothing', undefined],
  ] as const) {
    it(`is told what is wrong with ${what}`, async () => {
      const wrong = await pageServers(() => given as never, 1_000).catch((error: unknown) => error);

      expect(wrong).to.be.instanceOf(CallError).and.to.include({ code: 'no-relay', cause: given });
      expect((wrong as CallError).message).to.contain('RTCIceServer');
    });
  }

  it('is not waited for longer than a person would wait', async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const late = await pageServers(never, 20).catch((error: unknown) => error);

    expect(late).to.include({ code: 'no-relay' });
    expect((late as CallError).message).to.contain('20 ms');
  });
});
