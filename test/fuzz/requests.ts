import fc from 'fast-check';

const PATHS = [
  '/',
  '/video-call.js',
  '/chunks/x.js',
  '/healthz',
  '/readyz',
  '/metrics',
  '/doctor',
  '/ice',
  '/token',
  '/peerjs',
  '/peerjs/id',
  '/peerjs/peerjs/id',
  '/peerjs?key=peerjs&id=eve&token=t',
  '/index.html',
];

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'CONNECT',
  'get',
  'G\tT',
  '',
];

const climb = fc
  .tuple(
    fc.constantFrom('..', '%2e%2e', '..%2f', '.%2e', '..\\', '%c0%ae%c0%ae', '....//', '%00', '~', '\u0000'),
    fc.integer({ min: 1, max: 8 }),
    fc.constantFrom('etc/passwd', 'package.json', 'package.json.br', 'server/index.ts', ''),
  )
  .map(([step, times, file]) => `/${`${step}/`.repeat(times)}${file}`);

const target = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PATHS) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...PATHS), climb).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: climb },
  {
    weight: 1,
    arbitrary: fc.constantFrom('*', '//peerjs', 'http://[/', 'http://evil.example/ice', '?', '#', ''),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `/${text}`) },
  { weight: 1, arbitrary: fc.integer({ min: 1000, max: 40_000 }).map((length) => `/${'x'.repeat(length)}`) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom('id', 'key', 'token', 'version'), fc.webQueryParameters()), {
        maxLength: 5,
      })
      .map((fields) => `/peerjs?${fields.map((field) => field.join('=')).join('&')}`),
  },
);

const line = fc.string({ unit: 'binary', maxLength: 60 });
const header = fc.oneof(
  fc.constantFrom(
    'Connection: Upgrade',
    'Connection: close, Upgrade, , x',
    'Upgrade: websocket',
    'Upgrade: h2c',
    'Upgrade: websocket, websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Version: 99999999999999999999',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Key: short',
    'Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99',
    'Sec-WebSocket-Extensions: ;;;=,',
    'Sec-WebSocket-Protocol: a, a, ,',
    'Content-Length: 5',
    'Content-Length: -1',
    'Content-Length: 99999999999999999999',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: chunked, identity',
    'Expect: 100-continue',
    'Expect: the-unexpected',
    'Range: bytes=0-,-1,5-2',
    'Accept-Encoding: br;q=0, *;q=-1, gzip;;',
    'If-Modified-Since: yesterday',
    'If-None-Match: *',
    'Origin: null',
    'Origin: https://a.example, https://b.example',
    'Host: other',
    'X-Forwarded-For: 1.2.3.4, ::, unknown',
    'Cookie: __proto__=1; constructor=2',
    ' folded: yes',
  ),
  fc
    .tuple(fc.constantFrom('If-None-Match', 'Range', 'Accept-Encoding', 'Origin', 'X', '__proto__'), line)
    .map(([name, value]) => `${name}: ${value}`),
  line,
  fc.integer({ min: 1000, max: 20_000 }).map((length) => `X-Long: ${'x'.repeat(length)}`),
);

/** An HTTP request as bytes (Latin-1): most are wrong in some way, some in none. */
export const anyRequest: fc.Arbitrary<string> = fc
  .record({
    method: fc.oneof({ weight: 3, arbitrary: fc.constant('GET') }, fc.constantFrom(...METHODS)),
    target,
    version: fc.oneof(
      { weight: 8, arbitrary: fc.constant('HTTP/1.1') },
      fc.constantFrom('HTTP/1.0', 'HTTP/9', 'X', ''),
    ),
    headers: fc.array(header, { maxLength: 6 }),
    body: fc.oneof(
      fc.constant(''),
      line,
      fc.constantFrom('5\r\nhello\r\n0\r\n\r\n', 'fffffffffffffffff\r\n', '-1\r\n'),
    ),
    ending: fc.constantFrom('\r\n\r\n', '\r\n\r\n', '\r\n\r\n', '\n\n', '\r\n', ''),
  })
  .map(({ method, target: path, version, headers, body, ending }) => {
    const head = [`${method} ${path} ${version}`, 'Host: localhost', ...headers].join('\r\n');
    return `${head}${ending}${body}`;
  });
