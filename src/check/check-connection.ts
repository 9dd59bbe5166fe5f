import { askServer, opensSignaling } from './ask-server.js';
import { checkDevice } from './check-device.js';
import { findPaths } from './find-paths.js';
import { judgePaths } from './judge-paths.js';
import { provided } from '../call/call-config.js';
import { pageServers } from '../topology/page-servers.js';
import type { CallParts } from '../call/call.js';
import type { CheckTarget, ConnectionCheck, ConnectionReport } from '../call/connection-report.js';

/** How long a page may take to give its ICE servers, in milliseconds. */
const PATIENCE_WITH_PAGE = 2_000;

/**
 * Looks at all that a call needs, side by side and within ten seconds. Opens no device, asks nobody anything, and
 * closes every connection it made.
 */
export async function checkConnection(
  where: CheckTarget | null,
  createTopology: CallParts['createTopology'],
): Promise<ConnectionReport> {
  const target = where ?? {};
  const [microphone, camera, signaling, reached] = await Promise.all([
    checkDevice('microphone'),
    target.audioOnly ? ({ id: 'camera', status: 'skipped' } as const) : checkDevice('camera'),
    checkSignaling(target, createTopology),
    checkServerAndPaths(target),
  ]);
  const [server, ...paths] = reached;
  const checks = [checkBrowser(), microphone, camera, server, signaling, ...paths].map((one) =>
    Object.freeze(one),
  );
  return Object.freeze({
    ok: checks.every(({ status }) => status !== 'failed'),
    checks: Object.freeze(checks),
  });
}

function checkBrowser(): ConnectionCheck {
  const id = 'browser';
  if (!isSecureContext) return { id, status: 'failed', code: 'insecure-context' };
  if (typeof RTCPeerConnection === 'undefined') return { id, status: 'failed', code: 'unsupported-browser' };
  return { id, status: 'ok' };
}

async function checkSignaling(
  { server, iceServers = [], iceTransportPolicy = 'all' }: CheckTarget,
  createTopology: CallParts['createTopology'],
): Promise<ConnectionCheck> {
  const id = 'signaling';
  if (!server) return { id, status: 'skipped' };
  const isOpen = await opensSignaling(() => createTopology({ server, iceServers, iceTransportPolicy }));
  return isOpen ? { id, status: 'ok' } : { id, status: 'failed', code: 'server-unreachable' };
}

/** Without one, the server says that it wants one. */
async function tokenOf(given: CheckTarget['token']): Promise<string | undefined> {
  try {
    return await provided(given);
  } catch {
    return undefined;
  }
}

async function checkServerAndPaths({
  server,
  iceServers = [],
  iceProvider = () => [],
  iceTransportPolicy,
  token,
}: CheckTarget): Promise<readonly [ConnectionCheck, ...ConnectionCheck[]]> {
  const [answer, fromPage] = await Promise.all([
    server ? tokenOf(token).then((text) => askServer(server, text)) : null,
    // What is wrong with a function of the page's own is told when a call asks it.
    pageServers(iceProvider, PATIENCE_WITH_PAGE).catch(() => []),
  ]);
  const found = await findPaths([...(answer?.iceServers ?? []), ...iceServers, ...fromPage]);
  const isListKnown = answer?.code === null && !answer.isForMembers;
  const paths = judgePaths({ ...found, isListKnown, isRelayOnly: iceTransportPolicy === 'relay' });
  const id = 'server';
  if (!answer) return [{ id, status: 'skipped' }, ...paths];
  const { code } = answer;
  return [code ? { id, status: 'failed', code } : { id, status: 'ok' }, ...paths];
}
