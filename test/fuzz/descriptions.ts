import fc from 'fast-check';

type Edit = (lines: string[], at: number) => string[];

/** Changes one of the lines that begin like this. */
const each =
  (start: string, change: (line: string) => readonly string[]): Edit =>
  (lines, at) => {
    const found = lines.flatMap((line, index) => (line.startsWith(start) ? [index] : []));
    const index = found[at % Math.max(found.length, 1)];
    return index === undefined ? lines : lines.toSpliced(index, 1, ...change(lines[index]!));
  };

const replaced = (start: string, ...by: readonly string[]): Edit => each(start, () => by);
const after = (start: string, ...more: readonly string[]): Edit => each(start, (line) => [line, ...more]);

/** One section, from its m-line up to the next. */
const section =
  (change: (section: readonly string[]) => readonly string[]): Edit =>
  (lines, at) => {
    const starts = lines.flatMap((line, index) => (line.startsWith('m=') ? [index] : []));
    const which = at % Math.max(starts.length, 1);
    const start = starts[which] ?? lines.length;
    const end = starts[which + 1] ?? lines.length;
    return lines.toSpliced(start, end - start, ...change(lines.slice(start, end)));
  };

const HOSTS = ['127.0.0.1', '10.0.0.1', '169.254.169.254', '255.255.255.255', 'x.local', '::1', 'evil'];
const candidates = Array.from(
  { length: 700 },
  (_, index) => `a=candidate:${index} 1 udp ${index} ${HOSTS[index % HOSTS.length]} ${index} typ host`,
);
const [group, fingerprint, mid, extension] = ['a=group:', 'a=fingerprint:', 'a=mid:', 'a=extmap:'];

const edit: fc.Arbitrary<Edit> = fc.oneof(
  // Any line, whatever it says.
  fc.constantFrom<Edit>(
    each('', () => []),
    each('', (line) => [line, line]),
    each('', (line) => [line.slice(0, line.length / 2)]),
    each('', (line) => [`${line}\u0000`]),
    each('', (line) => [line + 'y'.repeat(30_000)]),
  ),
  // Sections.
  fc.constantFrom<Edit>(
    section(() => []),
    section((lines) => [...lines, ...lines]),
    section(([line = '']) => [line]),
    section(([line = '', ...rest]) => [line.replace(/ \d+ /, ' 0 '), ...rest]),
    section(([line = '', ...rest]) => [line.replace('UDP/TLS/RTP/SAVPF', 'RTP/AVP'), ...rest]),
    section(([, ...rest]) => ['m=application 9 UDP/DTLS/SCTP webrtc-datachannel', ...rest]),
    (lines) => lines.filter((line) => !line.startsWith('m=') || line.startsWith('m=application')),
  ),
  // What binds them together.
  fc.constantFrom<Edit>(
    replaced(group),
    replaced(group, 'a=group:BUNDLE 0 0 9'),
    replaced(group, 'a=group:BUNDLE 4', 'a=group:BUNDLE 0 1', 'a=group:LS 0 1 2'),
    replaced(mid, 'a=mid:0'),
    replaced(mid, `a=mid:${'m'.repeat(5000)}`),
    replaced(mid),
  ),
  // Keys and paths.
  fc.constantFrom<Edit>(
    replaced(fingerprint),
    replaced(fingerprint, 'a=fingerprint:md5 00:11'),
    replaced(fingerprint, `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => '00').join(':')}`),
    replaced('a=setup:', 'a=setup:holdconn'),
    replaced('a=setup:', 'a=setup:passive'),
    replaced('a=ice-ufrag:', 'a=ice-ufrag:evil'),
    replaced('a=ice-pwd:', 'a=ice-pwd:short'),
    replaced('a=ice-pwd:', `a=ice-pwd:${'p'.repeat(300)}`),
    after('a=ice-ufrag:', ...candidates),
    after('a=ice-ufrag:', 'a=ice-lite', 'a=end-of-candidates'),
    replaced('a=rtcp-mux'),
  ),
  // Codecs and their like.
  fc.constantFrom<Edit>(
    each('a=rtpmap:', (line) => [line.replace(/ .*/, ' evil/90000')]),
    each('a=rtpmap:', (line) => [line.replace(/\/\d+/, '/0')]),
    each('a=fmtp:', (line) => [`${line};x=${'z'.repeat(10_000)}`]),
    after('a=sendrecv', 'a=rid:hi send', 'a=rid:lo send', 'a=simulcast:send hi;lo'),
    replaced('a=sendrecv', 'a=inactive'),
    replaced('a=sendrecv', 'a=sendonly'),
    replaced(extension, 'a=extmap:0 urn:x'),
    replaced(extension, 'a=extmap:999 urn:x'),
    each(extension, (line) => [line.replace(/:\d+/, ':1')]),
    after('a=sendrecv', 'a=ssrc:1 cname:x', 'a=ssrc:1 cname:y', 'a=ssrc-group:FID 1 1 1'),
    after('a=sendrecv', `a=msid:${'<b>'.repeat(20)} \u202e`),
    after('a=sendrecv', 'b=AS:0', 'b=TIAS:99999999999999999999'),
    replaced('a=sctp-port:', 'a=sctp-port:0'),
    replaced('a=max-message-size:', 'a=max-message-size:1'),
    replaced('a=max-message-size:', 'a=max-message-size:99999999999999999999'),
  ),
  fc.constantFrom<Edit>(
    replaced('v=', 'v=1'),
    replaced('o='),
    replaced('o=', 'o=- -1 x IN IP6 ::1'),
    replaced('t='),
  ),
);

/** A description after one to three hostile changes. */
export function hostileDescriptions(sdp: string): fc.Arbitrary<string> {
  const ends = fc.oneof({ weight: 9, arbitrary: fc.constant('\r\n') }, fc.constant('\n'));
  return fc
    .tuple(fc.array(fc.tuple(edit, fc.nat()), { minLength: 1, maxLength: 3 }), ends)
    .map(([edits, end]) => {
      const lines = edits.reduce((all, [change, at]) => change(all, at), sdp.trim().split('\r\n'));
      return lines.join(end) + end;
    });
}
