import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';

let folder: string;
let files: string[];

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'video-call-element-'));
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename, files: list }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
  files = list.map(({ path }) => path);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'somebody', private: true, type: 'module' }),
  );
  execFileSync(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      '--ignore-scripts',
      join(folder, filename),
      'react@19',
      '@types/react@19',
    ],
    { cwd: folder, stdio: 'ignore' },
  );
});
after(() => rmSync(folder, { recursive: true, force: true }));

const ENTRIES = [
  '',
  '/video-call.js',
  '/device-picker.js',
  '/elements',
  '/client',
  '/server',
  '/react',
  '/jsx',
  '/jsx/react',
  '/locales/en.js',
  '/locales/zh-TW.js',
];

for (const entry of ENTRIES) {
  test(`video-call-element${entry} is importable in Node without a window, twice`, () => {
    const script = `const one = await import('video-call-element${entry}'); await import('video-call-element${entry}?again'.replace('?again', ''));
      if (typeof window !== 'undefined') throw new Error('a window appeared');
      process.exit(Object.keys(one).length >= 0 ? 0 : 1);`;
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder, stdio: 'pipe' });
  });
}

test('the entries export what the contract names', () => {
  const script = `
    const { VideoCall: VideoCallElement, DevicePicker: DevicePickerElement } = await import('video-call-element/elements');
    const { createCall, Call, CallError } = await import('video-call-element/client');
    const { createCallServer } = await import('video-call-element/server');
    const { VideoCall, DevicePicker } = await import('video-call-element/react');
    const all = { VideoCallElement, DevicePickerElement, createCall, Call, CallError, createCallServer, VideoCall, DevicePicker };
    console.log(Object.entries(all).filter(([, value]) => value === undefined).map(([name]) => name).join());
    process.exit(0);`;
  const missing = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(missing.trim(), '');
});

test('the installed bin starts a server that serves the drop-in file', () => {
  const script = `
    const { createCallServer } = await import('video-call-element/server');
    const server = await createCallServer({ port: 0, host: '127.0.0.1', logLevel: 'silent' });
    const entry = await fetch(new URL('video-call.js', server.url));
    const [, chunk] = /from"(\\.[^"]+)"|import"(\\.[^"]+)"/.exec(await entry.text())?.filter(Boolean) ?? [];
    const part = await fetch(new URL(chunk, entry.url));
    console.log(entry.status, part.status, (await part.text()).length > 10000);
    await server.close();
    process.exit(0);`;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(said.trim(), '200 200 true');
  const version = execFileSync(join(folder, 'node_modules/.bin/video-call-server'), ['--version'], {
    encoding: 'utf8',
  });
  const { version: expected } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  assert.match(version, new RegExp(expected.replaceAll('.', '\\.')));
});

test('a TypeScript page gets types for tags, properties and events', () => {
  writeFileSync(
    join(folder, 'page.ts'),
    `import 'video-call-element';
     const call = document.createElement('video-call');
     call.room = 'standup';
     call.addEventListener('call-participant-join', (event) => { const name: string = event.detail.participant.displayName; void name; });
     call.addEventListener('call-error', (event) => { if (event.detail.error.code === 'room-full') event.preventDefault(); });
     // @ts-expect-error there is no such code
     call.addEventListener('call-error', (event) => event.detail.error.code === 'nonsense');
     const picker = document.createElement('device-picker');
     picker.kind = 'videoinput';
     picker.addEventListener('device-error', (event) => void event.detail.code);
     export const state: 'idle' | 'prejoin' | 'knocking' | 'connecting' | 'connected' | 'reconnecting' | 'left' | 'failed' = call.state;`,
  );
  compile('page.ts');
});

test('a React 19 page gets types for the tags in JSX', () => {
  writeFileSync(
    join(folder, 'page.tsx'),
    `import type {} from 'video-call-element/jsx/react';
     export const page = (
       <main>
         <video-call room="standup" peer-id="ada" displayName="Ada" autojoin="" className="big" layout="speaker"
           tokenProvider={async () => 'x'} oncall-join={({ detail }) => void detail.participants.length}>
           <p slot="header">Hello</p>
         </video-call>
         {/* @ts-expect-error there is no such arrangement */}
         <video-call room="standup" layout="pile" />
         {/* @ts-expect-error there is no such attribute */}
         <video-call rooom="standup" />
         <device-picker kind="videoinput" for="call" preview ondevice-error={({ detail }) => void detail.code} />
       </main>
     );`,
  );
  compile('page.tsx');
});

function compile(file: string): void {
  const compilerOptions = {
    noEmit: true,
    strict: true,
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2023', 'dom', 'dom.iterable'],
    jsx: 'react-jsx',
    types: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
  const tsc = resolve('node_modules/typescript/bin/tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', '.'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    assert.fail((error as { stdout: string }).stdout);
  }
}

test('the package has what users need, and nothing that only we do', () => {
  const has = (pattern: RegExp): boolean => files.some((path) => pattern.test(path));
  for (const wanted of [
    /^dist\/video-call\.js$/,
    /^dist\/device-picker\.js$/,
    /^custom-elements\.json$/,
    /^dist\/web-types\.json$/,
    /^dist\/vscode\.html-custom-data\.json$/,
    /^demo\/index\.html$/,
    /^LICENSE$/,
    /^README\.md$/,
  ]) {
    assert.ok(has(wanted), `${wanted} is missing`);
  }
  const ours = files.filter((path) => /(^|\/)(test|scripts|node_modules|\.ci)\/|\.test\./.test(path));
  assert.deepEqual(ours, []);
  const absolute = files.filter(
    (path) => /\.(js|json|map)$/.test(path) && readFileSync(path, 'utf8').includes(process.cwd()),
  );
  assert.deepEqual(absolute, []);
});

test('the package has every page that its README links to', () => {
  const readme = readFileSync('README.md', 'utf8');
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path);
  assert.ok(links.includes('docs/server.md'));
  assert.deepEqual(
    links.filter((path) => !files.includes(path)),
    [],
  );
});

test('what is installed beside it is on a list', () => {
  const { dependencies = {}, scripts = {} } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies?: Record<string, string>;
    scripts?: Record<string, string>;
  };

  assert.deepEqual(Object.keys(dependencies).sort(), [
    '@lit/react',
    'express',
    'ipaddr.js',
    'jose',
    'lit',
    'peer',
    'pino',
    'prom-client',
    'proxy-addr',
    'tslib',
    'ws',
    'zod',
  ]);
  assert.deepEqual(
    Object.keys(scripts).filter((name) => /install|prepare/.test(name)),
    [],
  );
});
