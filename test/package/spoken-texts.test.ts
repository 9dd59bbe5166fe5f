import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { spokenIn } from '../support/spoken-literals.js';

/** These speak to whoever writes a page. */
const FOR_AUTHORS = /author-notes\.ts$|call-config\.ts$/;

test('no text for people escapes the catalogue', () => {
  const files = ['src/elements', 'src/controllers'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const sources = files.filter((name) => name.endsWith('.ts') && !FOR_AUTHORS.test(name));
  assert.ok(sources.length > 100, 'the elements were found');

  const escaped = sources.flatMap((name) =>
    spokenIn(readFileSync(name, 'utf8')).map((text) => `${name}: ${text}`),
  );

  assert.deepEqual(escaped, []);
});

test('a text for people is found wherever it stands', () => {
  const found: readonly (readonly [source: string, text: string])[] = [
    ['html`<p>nothing yet</p>`', 'nothing yet'],
    ['html`<p>${isOn ? "on" : "off"}</p>`', 'off'],
    ['html`<p>${name || `nobody of ${count}`}</p>`', 'nobody of …'],
    ['html`<button aria-label="close">${icon}</button>`', 'close'],
    ['html`<img alt=${name ?? "somebody"}>`', 'somebody'],
    ['html`<input .placeholder=${"write"}>`', 'write'],
    ['html`<b title="hello ${name}"></b>`', 'hello'],
    ['actions.say("somebody left", "left")', 'somebody left'],
    ['this.notify(isOn ? words.on : "it is off")', 'it is off'],
    ['element.ariaNotify?.("done")', 'done'],
    ['input.setCustomValidity("choose one")', 'choose one'],
    ['button.title = "more"', 'more'],
    ['paragraph.textContent = `${count} more`', '… more'],
    ['button.setAttribute("aria-label", "more")', 'more'],
    ['const choice = { label: "no camera" }', 'no camera'],
    ['const words = isOn ? "Turn it off" : ""', 'Turn it off'],
    ['render(`Page ${page} of ${pages}`)', 'Page … of …'],
  ];
  for (const [source, text] of found) assert.ok(spokenIn(source).includes(text), source);
});

test('what programs call things by is no text', () => {
  for (const source of [
    'html`<p class="${isOn ? "is on" : "is off"}" part="button">${words.on} · ${icon(mic)}</p>`',
    'html`<button title=${words.more} data-kind="audio input"></button>`',
    'if (event.key === "Escape") act("open-menu")',
    'throw new TypeError("There is no such thing")',
    'const choice = { label: words.none, message: "no-camera" }',
  ])
    assert.deepEqual(spokenIn(source), [], source);
});
