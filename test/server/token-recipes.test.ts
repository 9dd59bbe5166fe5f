import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { Client, startServer } from './support.js';

const SECRET = 'a secret of thirty-two bytes, and an ä';
const KEY = 'an-admin-key-of-some-length';
const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

const docs = await readFile(join(ROOT, 'docs/tokens.md'), 'utf8');
const recipes = Array.from(
  docs
    .slice(docs.indexOf('<!-- test/server/token-recipes.test.ts'))
    .matchAll(/```(js|python|php|sh)\n([^]*?)```/g),
  ([, language = '', code = '']) => ({ language, code }),
);

const PROGRAMS: Readonly<Record<string, { readonly file: string; readonly command: readonly string[] }>> = {
  // tsx finds the package by its own name, without a build.
  js: { file: 'recipe.mjs', command: [process.execPath, '--import', import.meta.resolve('tsx')] },
  python: { file: 'recipe.py', command: ['python3'] },
  php: { file: 'recipe.php', command: ['php'] },
  sh: { file: 'recipe.sh', command: ['bash'] },
};

const isInstalled = (program: string): Promise<boolean> =>
  run(program, ['--version']).then(
    () => true,
    () => false,
  );

test('there are recipes for Node (two), Python, PHP and curl', () => {
  assert.deepEqual(
    recipes.map(({ language }) => language),
    ['js', 'js', 'python', 'php', 'sh'],
  );
});

for (const [index, { language, code }] of recipes.entries()) {
  const { file, command } = PROGRAMS[language] ?? assert.fail(language);
  const [program = '', ...args] = command;
  const isRunnable = await isInstalled(program);
  test(
    `recipe ${index + 1} (${language}) makes a token that lets in`,
    { skip: !isRunnable && `no ${program}` },
    async (t) => {
      const server = await startServer(t, { authSecret: SECRET, adminKey: KEY });
      const folder = await mkdtemp(join(tmpdir(), 'call-recipe-'));
      t.after(() => rm(folder, { recursive: true }));
      const source = join(ROOT, 'server/index.ts');
      await writeFile(
        join(folder, file),
        code.replace("'video-call-element/server'", JSON.stringify(source)),
      );
      const env = {
        ...process.env,
        VC_AUTH_SECRET: SECRET,
        VC_ADMIN_KEY: KEY,
        CALL_SERVER: server.url.slice(0, -1),
      };

      const { stdout } = await run(program, [...args, join(folder, file), 'standup', 'ada'], { env });
      const printed = stdout.trim();
      const token = printed.startsWith('{')
        ? String((JSON.parse(printed) as { token: unknown }).token)
        : printed;
      const ada = await Client.open(t, server);
      ada.room({ op: 'join', room: 'standup', peerId: 'ada', seat: 's', displayName: '', version: 1, token });

      const { payload } = await ada.next({ op: 'joined' });
      assert.equal((payload?.self as { displayName: unknown }).displayName, 'Ada');
    },
  );
}
