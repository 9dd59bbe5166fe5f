/**
 * There is no Docker engine here, so the Dockerfile's steps are taken by hand: each stage is a folder, and what the
 * image would run runs in one that is mounted read-only, as a user without rights.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { DockerfileParser } from 'dockerfile-ast';
import type { Copy, Instruction } from 'dockerfile-ast';
import { Client } from '../../server/support.js';

const instructions = DockerfileParser.parse(readFileSync('deploy/Dockerfile', 'utf8')).getInstructions();
const PORT = 18_088;

interface Image {
  readonly root: string;
  folder: string;
  readonly environment: Record<string, string>;
  user: string;
  command: readonly string[];
  health: readonly string[];
}

let build: string;
let image: Image;
let server: ChildProcess;
let output = '';

/** Does what the Dockerfile says; answers its last stage. */
function follow(): Image {
  const stages = new Map<string, Image>();
  let stage: Image | undefined;
  for (const instruction of instructions) {
    const text = instruction.getArgumentsContent() ?? '';
    if (instruction.getKeyword() === 'FROM') {
      const root = mkdtempSync(join(build, 'stage-'));
      stage = { root, folder: '/', environment: {}, user: '0:0', command: [], health: [] };
      stages.set(/ AS (\w+)$/i.exec(text)?.[1] ?? '', stage);
      continue;
    }
    assert.ok(stage);
    take(instruction, text, stage, stages);
  }
  assert.ok(stage);
  return stage;
}

function take(
  instruction: Instruction,
  text: string,
  stage: Image,
  stages: ReadonlyMap<string, Image>,
): void {
  const at = (path: string): string => join(stage.root, resolve(stage.folder, path));
  switch (instruction.getKeyword()) {
    case 'WORKDIR':
      stage.folder = text;
      return void mkdirSync(at('.'), { recursive: true });
    case 'ENV':
      return void Object.assign(
        stage.environment,
        Object.fromEntries(text.split(' ').map((one) => one.split('='))),
      );
    case 'RUN':
      return void execFileSync('sh', ['-c', text], { cwd: at('.'), stdio: 'pipe' });
    case 'COPY':
      return copy(instruction as Copy, text, at, stages);
    case 'USER':
      stage.user = text;
      return;
    case 'CMD':
      stage.command = JSON.parse(text) as string[];
      return;
    case 'HEALTHCHECK':
      stage.health = JSON.parse(/CMD (\[.*\])$/s.exec(text)?.[1] ?? '') as string[];
      return;
    case 'EXPOSE':
      return;
    default:
      assert.fail(`This test does not know ${instruction.getKeyword()}.`);
  }
}

function copy(
  instruction: Copy,
  text: string,
  at: (path: string) => string,
  stages: ReadonlyMap<string, Image>,
): void {
  const [flag] = instruction.getFlags();
  const from = flag ? stages.get(flag.getValue() ?? '') : null;
  const paths = text.split(' ').filter((word) => !word.startsWith('--'));
  const target = paths.pop()!;
  const allowed: readonly string[] = readFileSync('.dockerignore', 'utf8').match(/(?<=^!).+$/gm) ?? [];
  for (const path of paths.flatMap((one) => (one === '.' ? allowed : [one]))) {
    assert.ok(from || allowed.includes(path), `${path} does not reach the builder`);
    const name = /\/$|^\.$/.test(target) ? join(target, path) : target;
    cpSync(from ? join(from.root, path) : path, at(name), { recursive: true });
  }
}

/** Runs a command as the image would, in a folder that nobody can write to. */
function confined(command: readonly string[]): readonly [string, readonly string[]] {
  const [uid, gid] = image.user.split(':');
  const app = join(image.root, image.folder);
  const script = `mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && cd "$0" && exec "$@"`;
  const user = ['--reuid', uid!, '--regid', gid!, '--clear-groups', '--no-new-privs'];
  const rights = ['--bounding-set=-all', '--inh-caps=-all'];
  return ['unshare', ['--mount', 'sh', '-c', script, app, 'setpriv', ...user, ...rights, ...command]];
}

const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  ...image.environment,
  VC_PORT: String(PORT),
});
const isHealthy = (): boolean => {
  const [program, args] = confined(image.health);
  return spawnSync(program, args, { env: environment() }).status === 0;
};

before(
  async () => {
    build = mkdtempSync(join(tmpdir(), 'vc-container-'));
    chmodSync(build, 0o755);
    image = follow();
    chmodSync(image.root, 0o755);
    const [program, args] = confined(image.command);
    server = spawn(program, args, { env: environment() });
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (data) => (output += String(data)));
    while (!output.includes('is ready')) {
      assert.equal(server.exitCode, null, output);
      await Promise.race([once(server.stdout!, 'data'), once(server, 'exit')]);
    }
  },
  { timeout: 240_000 },
);
after(() => {
  server.kill('SIGKILL');
  rmSync(build, { recursive: true });
});

const url = `http://127.0.0.1:${PORT}/`;

test('it runs as nobody special, with no rights, and can write nothing', () => {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  const [program, args] = confined(['touch', 'something']);

  assert.match(status, /^Uid:\t1000\t1000\t1000\t1000$/m);
  assert.match(status, /^CapEff:\t0+$/m);
  assert.match(status, /^NoNewPrivs:\t1$/m);
  assert.match(spawnSync(program, args, { encoding: 'utf8' }).stderr, /Read-only file system/);
});

test('it serves a call page with all its parts, and its health check says so', async () => {
  const page = await (await fetch(`${url}?room=standup`)).text();
  const loaded = new Set<string>();
  const load = async (path: string): Promise<void> => {
    if (loaded.has(path)) return;
    loaded.add(path);
    const response = await fetch(new URL(path, url));
    assert.equal(response.status, 200, path);
    const imports = [...(await response.text()).matchAll(/["'](\.[\w./-]+\.js)["']/g)].map(
      ([, name]) => name!,
    );
    for (const name of imports) await load(new URL(name, response.url).pathname);
  };

  assert.match(page, /<video-call|video-call\.js/);
  await load('/video-call.js');
  assert.ok(loaded.size > 3, [...loaded].join());
  assert.equal(isHealthy(), true);
});

test('people reach each other through it', async (t) => {
  const [ann, ben] = await Promise.all([Client.open(t, { url }), Client.open(t, { url })]);
  await ann.join('red', 'ann');
  await ben.join('red', 'ben');

  ann.send({ type: 'OFFER', dst: ben.id, payload: 1 });

  await ben.next({ type: 'OFFER' });
});

test('SIGTERM, as Docker sends it, ends it in time and without an error; then its health check fails', async () => {
  const began = performance.now();

  server.kill('SIGTERM');
  const [code] = (await once(server, 'exit')) as [number];

  assert.equal(code, 0);
  assert.ok(performance.now() - began < 10_000);
  assert.equal(isHealthy(), false);
});
