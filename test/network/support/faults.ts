import { addressOf, gatewayOf, HOSTS, namespaceOf, portOf, processesIn } from './namespaces.js';
import { shell, tryShell } from './shell.js';
import type { Host } from './namespaces.js';

/*
 * What can happen to a network, each as a function. Packets are dropped where they come in, never where they leave:
 * a rule on the way out would tell the sender (EPERM), and no real network does.
 */

const inHub = (rule: string): string => shell(`iptables -w -I ${rule}`);
const inHost = (host: Host, command: string): string =>
  shell(`ip netns exec ${namespaceOf(host)} ${command}`);

/** Of the packets between people this share is lost, each way. Signalling and relays keep a good line. */
export function loss(share: number): void {
  inHub(`FORWARD -m statistic --mode random --probability ${share} -j DROP`);
}

/** Nothing reaches the host, and nothing from it arrives; its interface stays up and knows nothing of it. */
export function cut(host: Host): void {
  inHost(host, 'iptables -w -I INPUT ! -i lo -j DROP');
  inHub(`INPUT -i ${portOf(host)} -j DROP`);
  inHub(`FORWARD -i ${portOf(host)} -j DROP`);
}

/** These two don't reach each other; both reach everything else. */
export function cutPair(a: Host, b: Host): void {
  inHub(`FORWARD -i ${portOf(a)} -o ${portOf(b)} -j DROP`);
  inHub(`FORWARD -i ${portOf(b)} -o ${portOf(a)} -j DROP`);
}

/** A network that lets no UDP through, as in many a company. */
export function udpOff(host: Host): void {
  inHub(`INPUT -p udp -i ${portOf(host)} -j DROP`);
  inHub(`FORWARD -p udp -i ${portOf(host)} -j DROP`);
  inHub(`FORWARD -p udp -o ${portOf(host)} -j DROP`);
}

/** The other network takes over: a new address, and the old one is gone with all that was bound to it. */
export function changeAddress(host: Host, last = 99): void {
  const namespace = namespaceOf(host);
  const old = addressesOf(host);
  shell(`ip -n ${namespace} addr add ${addressOf(host, last)}/24 dev eth0`);
  for (const address of old) shell(`ip -n ${namespace} addr del ${address}/24 dev eth0`);
  shell(`ip -n ${namespace} route replace default via ${gatewayOf(host)}`);
}

/** The cable is pulled: the interface says so, and loses its address as any DHCP client would see to. */
export function linkDown(host: Host): void {
  shell(`ip -n ${namespaceOf(host)} link set eth0 down`);
  shell(`ip -n ${namespaceOf(host)} addr flush dev eth0`);
}

export function linkUp(host: Host): void {
  shell(`ip -n ${namespaceOf(host)} link set eth0 up`);
  if (addressesOf(host).length === 0) {
    shell(`ip -n ${namespaceOf(host)} addr add ${addressOf(host)}/24 dev eth0`);
  }
  shell(`ip -n ${namespaceOf(host)} route replace default via ${gatewayOf(host)}`);
}

/** A thin line, both ways, such as `300kbit`. */
export function rate(host: Host, bandwidth: string): void {
  const shape = `root tbf rate ${bandwidth} burst 8kb latency 300ms`;
  shell(`tc qdisc replace dev ${portOf(host)} ${shape}`);
  inHost(host, `tc qdisc replace dev eth0 ${shape}`);
}

/** The lid is closed: everything on the host stands still. */
export function sleep(host: Host): void {
  for (const pid of processesIn(namespaceOf(host))) process.kill(pid, 'SIGSTOP');
}

export function wake(host: Host): void {
  for (const pid of processesIn(namespaceOf(host))) process.kill(pid, 'SIGCONT');
}

/** The host's power is cut: nothing there says goodbye. */
export function crash(host: Host): void {
  for (const pid of processesIn(namespaceOf(host))) process.kill(pid, 'SIGKILL');
}

/** Takes back `loss`, `cut`, `cutPair` and `udpOff`. */
export function heal(): void {
  shell('iptables -w -F');
  for (const host of HOSTS) inHost(host, 'iptables -w -F');
}

/** The network as it was at first, whatever was done to it. */
export function restore(): void {
  heal();
  for (const host of HOSTS) {
    wake(host);
    linkUp(host);
    tryShell(`tc qdisc del dev ${portOf(host)} root`);
    tryShell(`ip netns exec ${namespaceOf(host)} tc qdisc del dev eth0 root`);
    if (addressesOf(host).join() !== addressOf(host)) changeAddress(host, 2);
  }
}

function addressesOf(host: Host): string[] {
  const lines = shell(`ip -n ${namespaceOf(host)} -4 -o addr show dev eth0`);
  return Array.from(lines.matchAll(/inet ([\d.]+)\//g), ([, address]) => address ?? '');
}
