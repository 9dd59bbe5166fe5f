/** Why nobody answers under a name, and what to do: codes of Node's in plain words. */
export function whyNot(hostname: string, code: string): readonly [text: string, fix: string] {
  switch (code) {
    case 'ENOTFOUND':
      return [
        `nobody knows the name ${hostname} (${code})`,
        'Look for a slip in --url, or add an A or AAAA record for this name where your domain is administered.',
      ];
    case 'EAI_AGAIN':
      return [
        `the name ${hostname} can’t be looked up just now (${code})`,
        'Look at the DNS of this machine and its way to the internet.',
      ];
    case 'ECONNREFUSED':
      return [
        `${hostname} refuses connections (${code})`,
        'Start the proxy or the server there, and let it listen on the port in --url.',
      ];
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
      return [
        `what answers at ${hostname} speaks no TLS (${code})`,
        'Let the proxy take https on this port, or write http in --url.',
      ];
    default:
      return [
        `nothing answers at ${hostname} (${code})`,
        'Is the server running, does the proxy run, does the name lead here, is the port open?',
      ];
  }
}
