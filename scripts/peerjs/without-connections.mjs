/** What only PeerJS's connections have, and what only its class for requests over HTTP has. */
const CONNECTION = /static #_ = this\.ID_PREFIX/;
const REQUESTS = /\basync retrieveId\b/;
/** What `peerjs-signaling.ts` never asks a `Peer` for. */
const METHODS = ['connect', 'call', 'reconnect', 'listAllPeers'];

/**
 * Empties what our use of PeerJS never reaches: no offer gets to it and it is asked for no connection, every address is
 * our own, and each connection to the server is a fresh `Peer`. With that goes all that only those parts use.
 */
export default function withoutConnections() {
  return {
    name: 'without-connections',
    transform(code, id) {
      if (!/peerjs.dist.bundler\.mjs$/.test(id)) return null;
      const classes = this.parse(code).body.filter(({ type }) => type === 'ClassDeclaration');
      const has = ({ body }, pattern) => pattern.test(code.slice(body.start, body.end));
      const isConnection = (one) =>
        has(one, CONNECTION) ||
        classes.some((other) => other.id.name === one.superClass?.name && isConnection(other));
      const cuts = classes.flatMap((one) => {
        if (isConnection(one) || has(one, REQUESTS))
          return [{ from: one.id.end, to: one.body.end, put: ' {}' }];
        const methods = one.body.body.filter(({ key }) => METHODS.includes(key?.name));
        return has(one, /_createServerConnection/)
          ? methods.map(({ value }) => ({ from: value.body.start, to: value.body.end, put: '{}' }))
          : [];
      });
      if (cuts.length < METHODS.length) this.error('PeerJS has its connections elsewhere now');
      const rest = cuts.reduceRight(
        (text, { from, to, put }) => text.slice(0, from) + put + text.slice(to),
        code,
      );
      return { code: rest, map: null };
    },
  };
}
