import { shell, tryShell } from './shell.js';

/** Three machines, each on a network of its own, with a router between them. */
export const HOSTS = ['A', 'B', 'C'] as const;
export type Host = (typeof HOSTS)[number];

// They look public, since the relay as it is shipped sends nothing to private ones; nothing of it leaves the lab.
const networkOf = (host: Host): string => `11.77.${HOSTS.indexOf(host) + 1}`;

/** Where the hub is reached from everywhere: the server, the relay and the web site live there. */
export const HUB = '11.77.0.1';
export const addressOf = (host: Host, last = 2): string => `${networkOf(host)}.${last}`;
export const gatewayOf = (host: Host): string => addressOf(host, 1);

/** The hub's interface towards a host; the host's own one is `eth0`. */
export const portOf = (host: Host): string => `h${host}`;

/** Set by the runner, for the tests that run inside the hub. */
const LAB = 'VC_NETWORK_LAB';

/** The name of a namespace in the lab that this process runs in. */
export function namespaceOf(name: Host | 'hub'): string {
  const lab = process.env[LAB];
  if (!lab) throw new Error('Not in the network lab: run npm run test:network');
  return `${lab}-${name}`;
}

/** Why there can be no lab on this machine; `null` when there can. */
export function whyNoLab(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const probe = `vc-${process.pid}-probe`;
  if (tryShell(`ip netns add ${probe}`) === null) return 'this machine lets nobody make network namespaces';
  shell(`ip netns del ${probe}`);
  return null;
}

/** A lab's namespaces: made here, removed here, those of a run that died as well. */
export class Namespaces {
  readonly #lab = `vc-${process.pid}`;

  get hub(): string {
    return `${this.#lab}-hub`;
  }

  /** What the tests' processes need to find their way. */
  get environment(): Readonly<Record<string, string>> {
    return { [LAB]: this.#lab };
  }

  build(): void {
    removeLeftovers();
    this.#add(this.hub);
    shell(`ip netns exec ${this.hub} sysctl -qw net.ipv4.ip_forward=1`);
    // On no line, so that it stays when one is pulled.
    shell(`ip -n ${this.hub} addr add ${HUB}/32 dev lo`);
    for (const host of HOSTS) this.#attach(host);
  }

  remove(): void {
    for (const name of [...HOSTS, 'hub']) removeNamespace(`${this.#lab}-${name}`);
  }

  #add(namespace: string): void {
    shell(`ip netns add ${namespace}`);
    // One family is enough to be cut off from, and fe80:: would be a second way between neighbours.
    shell(`ip netns exec ${namespace} sysctl -qw net.ipv6.conf.all.disable_ipv6=1`);
    shell(`ip -n ${namespace} link set lo up`);
  }

  #attach(host: Host): void {
    const namespace = `${this.#lab}-${host}`;
    this.#add(namespace);
    // Without it the removal of the first address takes the second with it.
    shell(`ip netns exec ${namespace} sysctl -qw net.ipv4.conf.all.promote_secondaries=1`);
    plugIn(host, namespace, this.hub);
  }
}

/** Lays a cable between a host and the hub. */
export function plugIn(host: Host, namespace = namespaceOf(host), hub = namespaceOf('hub')): void {
  shell(`ip -n ${namespace} link add eth0 type veth peer name ${portOf(host)} netns ${hub}`);
  configure(host, namespace, hub);
}

export function unplug(host: Host): void {
  tryShell(`ip -n ${namespaceOf(host)} link del eth0`);
}

/** Gives both ends of a host's line their addresses, whatever the line is made of. */
export function configure(host: Host, namespace = namespaceOf(host), hub = namespaceOf('hub')): void {
  shell(`ip -n ${hub} addr add ${gatewayOf(host)}/24 dev ${portOf(host)}`);
  shell(`ip -n ${hub} link set ${portOf(host)} up`);
  shell(`ip -n ${namespace} addr add ${addressOf(host)}/24 dev eth0`);
  shell(`ip -n ${namespace} link set eth0 up`);
  shell(`ip -n ${namespace} route add default via ${gatewayOf(host)}`);
}

/** The processes that live in a namespace. */
export function processesIn(namespace: string): number[] {
  return (tryShell(`ip netns pids ${namespace}`) ?? '').split('\n').filter(Boolean).map(Number);
}

function removeNamespace(namespace: string): void {
  // It lives on, unseen, as long as something runs in it.
  for (const pid of processesIn(namespace)) kill(pid);
  tryShell(`ip netns del ${namespace}`);
}

/** What a run left behind that was killed before it could clean up. */
function removeLeftovers(): void {
  for (const line of shell('ip netns list').split('\n')) {
    const [, namespace = '', owner = ''] = /^(vc-(\d+)-(?:hub|probe|[A-Z]))\b/.exec(line) ?? [];
    if (namespace && !isAlive(Number(owner))) removeNamespace(namespace);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself meanwhile.
  }
}
