import { dropUnread } from './drop-unread.mjs';
import { nodesOf, replace } from '../syntax-tree.mjs';

/** What `peerjs-signaling.ts` asks of a `Peer` and of its socket. */
const USED = ['on', 'destroy', 'socket', 'send', 'listeners', 'removeAllListeners'];
/** The server's words that it lets PeerJS hear, by PeerJS's names for them. */
const HEARD = ['Open', 'Error', 'IdTaken', 'InvalidKey'];

const SUPPORTS = '{ audioVideo: typeof RTCPeerConnection !== "undefined" }';

const isClassWith = ({ body }, method) =>
  body?.type === 'ClassBody' && body.body.some(({ key }) => key?.name === method);
const isKept = ({ type, left }, name) => type === 'AssignmentExpression' && left.property?.name === name;
const isHeard = ({ test }) => HEARD.includes(test?.property?.name);

/** What is cut out by hand: what is named by something that we use, or has the name of it. */
const CUTS = {
  'its class for requests': (node) => isClassWith(node, 'retrieveId') && [{ ...node.body, put: '{}' }],
  'its log': (node) => isClassWith(node, 'setLogFunction') && [{ ...node.body, put: '{}' }],
  'its kinds of connections': (node) =>
    isKept(node, '_serializers') && node.right.type === 'ObjectExpression' && [{ ...node.right, put: '{}' }],
  'its calls': (node) =>
    isClassWith(node, '_createServerConnection') && node.body.body.filter(({ key }) => key?.name === 'call'),
  // It makes a connection to find out whether there can be one.
  'what it knows of browsers': (node) =>
    (isKept(node, 'supports') && [{ ...node.right, put: SUPPORTS }]) ||
    (isKept(node, 'browser') && [{ ...node, put: '0' }]),
  'what it hears from the server': ({ type, cases }) =>
    type === 'SwitchStatement' &&
    cases.filter(isHeard).length === HEARD.length &&
    cases.filter((one) => !isHeard(one)),
  'its exports': (node) => {
    const { local } = node.specifiers?.find(({ exported }) => exported?.name === 'Peer') ?? {};
    return local && [{ ...node, put: `export { ${local.name} as Peer };` }];
  },
  'what its parts export to one another': (node) =>
    node.expression?.callee?.name === '$parcel$export' && [{ ...node, put: ';' }],
};

/** Statements like `logger.log(…)`, where the logger is `new` of the class with `setLogFunction`. */
function logging(nodes) {
  const log = nodes.find((node) => isClassWith(node, 'setLogFunction'));
  const logger = nodes.find(
    ({ type, init }) => type === 'VariableDeclarator' && init?.callee?.name === log?.id.name,
  );
  return nodes
    .filter(({ type, expression }) => {
      const names = type === 'ExpressionStatement' && expression.callee?.object?.expressions;
      return names && names.at(-1).name === logger?.id.name;
    })
    .map((node) => ({ ...node, put: ';' }));
}

/**
 * Cuts out what our use of PeerJS never reaches: no offer gets to it and it is asked for no connection, every address is
 * our own, and each connection to the server is a fresh `Peer`. With that goes all that only those parts use, other
 * packages included. Fails where PeerJS is not as it was.
 */
export default function withoutConnections() {
  return {
    name: 'without-connections',
    transform(code, id) {
      if (!/peerjs.dist.bundler\.mjs$/.test(id)) return null;
      const nodes = [...nodesOf(this.parse(code))].map(({ node }) => node);
      const cuts = [
        ...Object.entries(CUTS).map(([what, find]) => [what, nodes.flatMap((node) => find(node) || [])]),
        ['what it logs', logging(nodes)],
      ];
      for (const [what, ranges] of cuts)
        if (ranges.length === 0) this.error(`PeerJS has ${what} elsewhere now: see scripts/peerjs`);
      const rest = replace(
        code,
        cuts.flatMap(([, ranges]) => ranges),
      );
      return { code: dropUnread(rest, (text) => this.parse(text), USED), map: null };
    },
  };
}
