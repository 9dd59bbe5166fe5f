import type { ServerOptions } from '../options.js';
import { mintToken } from '../tokens.js';
import { askServer } from './ask-server.js';
import { failed, ok } from './finding.js';
import type { Finding } from './finding.js';

/** Nobody is let in with it: `/ice` is asked, and a minute is enough. */
const GRANT = { room: 'doctor', peerId: 'doctor', expiresIn: 60 };

/** Whether the server at this address takes what is signed with the secret that the doctor was given. */
export async function checkTokens(url: URL, settings: ServerOptions): Promise<Finding[]> {
  const { authSecret: secret, tokenIssuer: issuer, tokenAudience: audience } = settings;
  if (secret === undefined) return [];
  const token = await mintToken({ ...GRANT, secret, issuer, audience });
  const [without, shown] = await Promise.all([
    askServer(url, 'ice'),
    askServer(url, 'ice', { Authorization: `Bearer ${token}` }),
  ]);
  if (without.status === 200) {
    const fix = 'Start the server with the same VC_AUTH_SECRET as the doctor.';
    return [failed('secret-unused', 'The server lets in who has no token, though there is a secret.', fix)];
  }
  if (shown.status === 200) return [ok('secret', 'The server takes what is signed with VC_AUTH_SECRET.')];
  const fix =
    'Give the server, your backend and the doctor the same secret, issuer and audience, and set their clocks.';
  return [failed('other-secret', 'The server takes no token signed with this VC_AUTH_SECRET.', fix)];
}
