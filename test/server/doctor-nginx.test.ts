import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Background } from '../network/support/background.js';
import { makeCertificate } from '../support/certificate.js';
import { Coturn } from '../support/coturn.js';
import { createCallServer } from '../../server/index.js';
import type { CallServer } from '../../server/index.js';
import { freePort, machineAddress, without } from './programs.js';
import { runCli } from './support.js';

const SECRET = 'a-secret-of-the-doctor';
const PAGE = 'https://site.example';
/** From outside: what comes over the loopback may be anything. */
const address = machineAddress() ?? '';

const UPGRADE = `proxy_http_version 1.1;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection upgrade;`;
const FORWARD = 'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;';

/** What stands in the proxy's configuration, by what is wrong with it. */
const PROXIES = {
  right: `${UPGRADE} ${FORWARD}`,
  'no upgrade': FORWARD,
  silent: `${UPGRADE} proxy_set_header X-Forwarded-For "";`,
  // Which lets through what the caller has written.
  careless: UPGRADE,
  credulous: `${UPGRADE} proxy_set_header X-Forwarded-For $http_x_forwarded_for;`,
  'too tidy': `${UPGRADE} ${FORWARD} proxy_hide_header Access-Control-Allow-Origin; proxy_set_header Origin "";`,
} as const;
type Proxy = keyof typeof PROXIES;

describe(
  'the doctor looks through a real nginx',
  {
    skip: without('nginx') || without('turnserver') || (address === '' && 'this machine has no address'),
    concurrency: 2,
  },
  () => {
    const names = [`IP:${address}`, 'DNS:localhost'];
    const certificate = makeCertificate(names);
    const ending = makeCertificate(names, 5);
    const folder = mkdtempSync(join(tmpdir(), 'vc-nginx-'));
    const ports = new Map<Proxy | 'ending', number>();
    let calls: CallServer;
    let nginx: Background;
    let coturn: Coturn;
    let relay: string;

    before(async () => {
      calls = await createCallServer({ port: 0, logLevel: 'silent', allowedOrigins: [PAGE], demo: false });
      const upstream = new URL(calls.url).port;
      const site = async (name: Proxy | 'ending', proxy: string): Promise<string> => {
        const { cert, key } = name === 'ending' ? ending : certificate;
        const port = await freePort(address);
        ports.set(name, port);
        return `server { listen ${address}:${port} ssl; ssl_certificate ${cert}; ssl_certificate_key ${key};
          location / { proxy_pass http://127.0.0.1:${upstream}; proxy_set_header Host $http_host; ${proxy} }
          ${name === 'too tidy' ? 'location = /metrics { return 200 "counts"; }' : ''} }`;
      };
      const sites: string[] = [];
      for (const [name, proxy] of Object.entries(PROXIES)) sites.push(await site(name as Proxy, proxy));
      sites.push(await site('ending', PROXIES.right));
      const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
        .join('\n');
      writeFileSync(
        join(folder, 'nginx.conf'),
        `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr notice;
         events { worker_connections 64; }
         http { access_log off; ${paths} ${sites.join('\n')} }`,
      );
      nginx = await Background.start('nginx', ['-c', join(folder, 'nginx.conf')], /start worker process \d/);
      const [port, tlsPort] = [await freePort(), await freePort()];
      coturn = new Coturn({
        VC_TURN_SECRET: SECRET,
        TURN_LISTEN: '127.0.0.1',
        TURN_PORT: String(port),
        TURN_TLS_PORT: String(tlsPort),
        TURN_CERT: certificate.cert,
        TURN_KEY: certificate.key,
      });
      await coturn.start();
      relay = `turn:localhost:${port},turns:localhost:${tlsPort}`;
    });
    after(async () => {
      await Promise.all([nginx?.end('SIGTERM'), coturn?.close(), calls?.close()]);
      for (const one of [certificate, ending]) one.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Runs it as a person would, who trusts the test's certificate or does not. */
    async function doctor(
      proxy: Proxy | 'ending',
      trusted: string | null = (proxy === 'ending' ? ending : certificate).cert,
    ): Promise<{ code: number; output: string }> {
      const url = `https://${address}:${ports.get(proxy)}`;
      const args = ['doctor', '--url', url, '--port', String(await freePort()), '--allowed-origins', PAGE];
      const { child, output } = runCli([...args, '--demo', 'off', '--turn-urls', relay], {
        VC_TURN_SECRET: SECRET,
        ...(trusted === null ? {} : { NODE_EXTRA_CA_CERTS: trusted }),
      });
      const [code] = (await once(child, 'close')) as [number];
      return { code, output: output() };
    }

    test('all is well, TLS of the relay included', async () => {
      const { code, output } = await doctor('right');

      assert.equal(code, 0, output);
      for (const sentence of [
        /✓ The certificate of \S+ is good for \d\d days/,
        /✓ Pages of any site can load/,
        /✓ A WebSocket gets through/,
        /✓ Pages of other origins are refused/,
        /✓ The proxy says where callers are, and is believed/,
        /✓ The server’s clock agrees/,
        /✓ The metrics are not for everybody/,
        /✓ turns:localhost:\d+\?transport=tcp relays for our callers/,
        /✓ The relay sends nothing to inner networks/,
        /0 to put right/,
      ])
        assert.match(output, sentence);
      assert.doesNotMatch(output, new RegExp(SECRET));
    });

    const WRONG: readonly (readonly [proxy: Proxy, code: number, sentences: readonly RegExp[]])[] = [
      ['no upgrade', 1, [/✗ A WebSocket to \/peerjs does not get through \(4\d\d\)\.\n {2}Let the proxy/]],
      ['silent', 0, [/! The proxy does not say where callers are/]],
      ['credulous', 1, [/✗ Callers can pretend to have any address/]],
      ['careless', 1, [/✗ Callers can pretend to have any address/]],
      [
        'too tidy',
        1,
        [
          /✗ Pages of other sites can’t load the element’s script/,
          /✗ The server refuses a page of https:\/\/site\.example/,
          /! Everybody can read \/metrics/,
        ],
      ],
    ];

    for (const [proxy, code, sentences] of WRONG) {
      test(`a proxy that is ${proxy}`, async () => {
        const found = await doctor(proxy);

        for (const sentence of sentences) assert.match(found.output, sentence);
        assert.equal(found.code, code);
      });
    }

    test('a certificate that ends soon', async () => {
      assert.match((await doctor('ending')).output, /! The certificate of \S+ ends in 4 days/);
    });

    test('a certificate that nobody trusts', async () => {
      const { code, output } = await doctor('right', null);

      assert.match(output, /✗ Browsers will not take the certificate of \S+ \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
      assert.equal(code, 1);
    });
  },
);
