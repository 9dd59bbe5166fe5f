/** What only connections of PeerJS have. */
const OWN = /static #_ = this\.ID_PREFIX/;

/**
 * Empties PeerJS's connections: `peerjs-signaling.ts` lets no offer reach PeerJS, and asks for none. With them goes all
 * that only they use.
 */
export default function withoutConnections() {
  return {
    name: 'without-connections',
    transform(code, id) {
      if (!/peerjs.dist.bundler\.mjs$/.test(id)) return null;
      const classes = this.parse(code).body.filter(({ type }) => type === 'ClassDeclaration');
      const isConnection = ({ superClass, body }) =>
        OWN.test(code.slice(body.start, body.end)) ||
        classes.some((one) => one.id.name === superClass?.name && isConnection(one));
      const connections = classes.filter(isConnection);
      if (connections.length === 0) this.error('PeerJS has its connections elsewhere now');
      const emptied = connections.reduceRight(
        (rest, { id: name, body }) => `${rest.slice(0, name.end)} {}${rest.slice(body.end)}`,
        code,
      );
      return { code: emptied, map: null };
    },
  };
}
