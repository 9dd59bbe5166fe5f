/** The certificates of the two ends of a connection, as each end names them to the other. */
export interface Fingerprints {
  readonly local: string;
  readonly remote: string;
}

const LINE = /^a=fingerprint:(\S+) (\S+)\s*$/gim;

/**
 * The SHA-256 fingerprint in a description, to which the browser holds the other end of the encryption (RFC 8122 §5);
 * `null` unless there is exactly one: of several, the browser would take any.
 */
export function fingerprintIn(sdp: string | undefined): string | null {
  const all = [...(sdp ?? '').matchAll(LINE)].map(([, hash = '', value = '']) =>
    `${hash} ${value}`.toLowerCase(),
  );
  const [one, ...others] = new Set(all);
  return one !== undefined && others.length === 0 && /^sha-256 ([\da-f]{2}:){31}[\da-f]{2}$/.test(one)
    ? one.slice('sha-256 '.length)
    : null;
}

/** Those of a connection; `null` before both sides have agreed, `unclear` where it stands for more or for less. */
export function fingerprintsOf(pc: RTCPeerConnection): Fingerprints | 'unclear' | null {
  if (!pc.currentRemoteDescription) return null;
  const local = fingerprintIn(pc.currentLocalDescription?.sdp);
  const remote = fingerprintIn(pc.currentRemoteDescription.sdp);
  return local !== null && remote !== null ? { local, remote } : 'unclear';
}
