import { expect } from '@open-wc/testing';
import { linked } from '../../src/elements/video-call/chat/links.js';
import type { TemplateResult } from 'lit';

/** Where the links of a text lead, as they are written in it. */
const addressesIn = (text: string): unknown[] =>
  linked(text)
    .filter((piece): piece is TemplateResult => typeof piece !== 'string')
    .map(({ values }) => values[1]);

describe('the links in a message', () => {
  it('end where the sentence goes on', () => {
    const found = addressesIn(
      'https://a.example/, (https://b.example/x.) https://c.example/it_(y) https://d.example/(1(2)): mailto:e@e.example!…',
    );
    expect(found).to.deep.equal([
      'https://a.example/',
      'https://b.example/x',
      'https://c.example/it_(y)',
      'https://d.example/(1(2))',
      'mailto:e@e.example',
    ]);
  });

  it('are found at once, however long somebody has thought about their text', () => {
    const begun = performance.now();
    for (const [marks, more] of ['..', '))', '().'].map((two) => [two.slice(0, -1), two.at(-1)!] as const))
      linked(`https://a${marks.repeat(2_600)}x${more.repeat(1_300)}`);
    expect(performance.now() - begun).to.be.below(50);
  });
});
