import { randomBytes } from 'node:crypto';
import { iceServersFor } from '../ice.js';
import type { IceOptions } from '../ice.js';
import { codeOf, failed, ok } from './finding.js';
import type { Finding } from './finding.js';
import { judgeAllocation, judgeReach, judgeSoftware } from './judge-relay.js';
import { NoAnswer } from './stun-transport.js';
import { bind, relayedAddress, softwareOf, TurnClient } from './turn-client.js';

/** Addresses that a relay must not reach: of itself, of a company's inside, of a cloud machine's credentials. */
const INSIDE = ['127.0.0.1', '10.1.2.3', '169.254.169.254'];

/** Whether each STUN server and each way into each relay works, with a credential like those callers get. */
export async function checkRelays(options: IceOptions): Promise<Finding[]> {
  const servers = iceServersFor(options, `doctor-${randomBytes(4).toString('hex')}`);
  const findings = await Promise.all(
    servers.map(async ({ urls, username, credential }) => {
      const list = [urls].flat();
      if (username === undefined || credential === undefined) return Promise.all(list.map(checkStun));
      const ways = await Promise.all(list.map((url) => checkWay(url, { username, credential })));
      return [...ways.map(({ found }) => found).flat(), ...aboutAll(ways)];
    }),
  );
  return findings.flat();
}

async function checkStun(url: string): Promise<Finding> {
  try {
    const { errorCode } = await bind(url);
    if (errorCode === null) return ok('stun', `${url} answers.`);
    return failed(
      'stun',
      `${url} refuses (${errorCode}).`,
      'Is it a STUN server? coturn is one unless told not to.',
    );
  } catch (error) {
    return unreachable('stun', url, error);
  }
}

interface Way {
  readonly found: readonly Finding[];
  readonly reach: Finding | null;
  readonly software: string | null;
  readonly isUp: boolean;
}

async function checkWay(
  url: string,
  credential: { readonly username: string; readonly credential: string },
): Promise<Way> {
  const down = (finding: Finding): Way => ({ found: [finding], reach: null, software: null, isUp: false });
  let client: TurnClient;
  try {
    client = await TurnClient.open(url, credential);
  } catch (error) {
    return down(unreachable('turn', url, error));
  }
  try {
    const anonymous = await client.allocateAnonymously();
    if (anonymous.errorCode === null) {
      const fix = 'Set use-auth-secret and static-auth-secret in coturn, as deploy/coturn does.';
      return down(failed('open-relay', `${url} relays for everybody.`, fix));
    }
    const allocation = await client.allocate();
    const found = judgeAllocation(url, allocation.errorCode, relayedAddress(allocation));
    if (allocation.errorCode !== null) return down(found);
    const reached: string[] = [];
    for (const address of INSIDE) {
      if ((await client.permit(address)).errorCode === null) reached.push(address);
    }
    await client.refresh(0);
    return { found: [found], reach: judgeReach(url, reached), software: softwareOf(anonymous), isUp: true };
  } catch (error) {
    return down(unreachable('turn', url, error));
  } finally {
    client.close();
  }
}

/** What is the same for each way in is said once. */
function aboutAll(ways: readonly Way[]): Finding[] {
  const up = ways.filter(({ isUp }) => isUp);
  if (up.length === 0) return [];
  const reach = up.find(({ reach }) => reach?.status === 'failed')?.reach ?? up[0]?.reach;
  const software = up.find(({ software }) => software !== null)?.software ?? null;
  return [...(reach ? [reach] : []), judgeSoftware(software)];
}

function unreachable(code: string, url: string, error: unknown): Finding {
  const reason = error instanceof NoAnswer ? 'no answer' : codeOf(error);
  const isTls = url.startsWith('turns:') || url.startsWith('stuns:');
  const isAboutTrust = /CERT|TLS|SSL|SELF_SIGNED|ALTNAME|ISSUER/.test(reason);
  if (isTls && isAboutTrust) {
    const fix =
      'Give coturn a certificate for this name, with its chain (TURN_CERT, TURN_KEY in deploy/coturn).';
    return failed(
      `${code}-certificate`,
      `Browsers will not take the certificate of ${url} (${reason}).`,
      fix,
    );
  }
  const wayIn = isTls || url.includes('transport=tcp') ? 'TCP' : 'UDP';
  return failed(
    `${code}-unreachable`,
    `${url} can’t be reached (${reason}).`,
    `Is it running, and does every firewall on the way let ${wayIn} through to this port?${
      isTls ? ' A relay without TLS is named by its URLs: turn:… instead of the host alone.' : ''
    }`,
  );
}
