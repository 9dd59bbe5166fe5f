import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

/** What a person reads or hears, as it stands in the templates of the elements instead of in `src/locales`. */
function literalsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html') {
      found.push(...textsOf(node.template));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const SPOKEN =
  /\s\.?(?:aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt)="?([^"\s>]*)/g;

function textsOf(template: ts.TemplateLiteral): string[] {
  const parts = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
  // What is put in is no literal; it keeps its place so that tags stay whole.
  const markup = parts.join('\0').replace(/<!--.*?-->/gs, '');
  const attributes = [...markup.matchAll(SPOKEN)].map(([, value]) => value ?? '');
  const texts = markup.replace(/<[^>]*>/g, '\n').split('\n');
  return [...attributes, ...texts]
    .map((text) => text.replaceAll('\0', '').trim())
    .filter((text) => /\p{L}/u.test(text));
}

test('no text in a template escapes the catalogue', () => {
  const files = readdirSync('src/elements', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  assert.ok(files.length > 50, 'the elements were found');

  const escaped = files.flatMap((name) =>
    literalsIn(join('src/elements', name)).map((text) => `${name}: ${text}`),
  );

  assert.deepEqual(escaped, []);
});

/** Property names under which objects carry what is shown: a sentence there belongs into the catalogue. */
const SHOWN = /^(?:label|hint|title|text|what|next|placeholder|message|ariaLabel)$/;
/** What a program calls something by. */
const NAME = /^[a-z]+(?:-[a-z]+)+$/;
const isSpoken = (text: string): boolean => /\p{L}/u.test(text) && !NAME.test(text);

test('no object carries a text that is not from the catalogue', () => {
  const files = readdirSync('src/elements', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const escaped: string[] = [];
  for (const name of files) {
    const file = join('src/elements', name);
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const isShown = ts.isPropertyAssignment(node) && SHOWN.test(node.name.getText());
      if (isShown && ts.isStringLiteralLike(node.initializer) && isSpoken(node.initializer.text)) {
        escaped.push(`${name}: ${node.initializer.text}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }

  assert.deepEqual(escaped, []);
});
