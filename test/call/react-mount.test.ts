import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { Lab } from '../support/lab.js';
import { Person } from '../support/person.js';
import { until } from '../support/until.js';
import { COUNT, counts, told } from '../support/page-counts.js';

let lab: Lab;
before(async () => {
  lab = await Lab.start();
});
after(() => lab.close());

for (const [how, mount] of [
  ['as markup', `<video-call room="strict" peer-id="ann" autojoin></video-call>`],
  ['by an effect', `<Made/>`],
  ['by the wrapper', `<VideoCall room="strict" peerId="ann" autojoin={true} server={server}/>`],
] as const) {
  test(`React's double mount makes one session: ${how}`, async () => {
    const script = await bundled(`
      import { StrictMode, createElement, useEffect, useRef } from 'react';
      import { createRoot } from 'react-dom/client';
      ${mount.includes('<VideoCall') ? "import { VideoCall } from '../../src/react.ts';" : ''}
      const server = ${JSON.stringify(lab.server.url)};
      function Made() {
        const holder = useRef(null);
        useEffect(() => {
          const element = document.createElement('video-call');
          for (const [name, value] of [['room', 'strict'], ['peer-id', 'ann'], ['autojoin', '']])
            element.setAttribute(name, value);
          holder.current.append(element);
          return () => element.remove();
        }, []);
        return <div ref={holder}/>;
      }
      createRoot(document.querySelector('main')).render(<StrictMode>${mount}</StrictMode>);`);
    const ben = await lab.enter({ room: 'strict', id: 'ben', attributes: 'autojoin', init: COUNT });
    await ben.untilState('connected');
    const context = await lab.chromium.newContext({ permissions: ['camera', 'microphone'] });
    const page = await context.newPage();
    await page.addInitScript(COUNT);
    const ann = new Person(page, 'ann');
    const src = new URL('video-call.js', lab.server.url).href;
    const isOurs = mount.includes('<VideoCall');
    await page.goto(
      lab.site
        .page(`<!doctype html>${isOurs ? '' : `<script type="module" src="${src}"></script>`}<main></main>
        <script type="module">${script}</script>`),
    );
    await ann.untilState('connected');
    await until('the camera is open', async () => (await counts(ann)).liveTracks === 2);

    await Promise.all([ann.untilSeesAndHears('ben'), ben.untilSeesAndHears('ann')]);

    const { sockets, prompts, openConnections } = await counts(ann);
    assert.deepEqual({ sockets, prompts, openConnections }, { sockets: 1, prompts: 1, openConnections: 1 });
    // No ghost came or went.
    assert.deepEqual([await told(ben), await ben.others()], [['call-participant-join ann'], ['ann']]);
    await Promise.all([context.close(), ben.close()]);
  });
}

/** React as a developer runs it: only that build mounts twice. */
async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, loader: 'jsx', resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    // Our modules say that they have side effects by where they are built to.
    ignoreAnnotations: true,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  return outputFiles[0]!.text.replaceAll('</script', '<\\/script');
}
