import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { mountJoined, waitUntil } from '../support/video-call.js';

const linesOf = (shadow: ShadowRoot): (string | null)[] =>
  [...shadow.querySelectorAll('.unseen[role=status] p')].map(({ textContent }) => textContent);

describe('what a screen reader is told', () => {
  const said: [Element, string][] = [];

  afterEach(() => {
    said.length = 0;
    Reflect.deleteProperty(Element.prototype, 'ariaNotify');
  });

  it('is told by the browser where it can, in the language of what is drawn, and once', async () => {
    Object.assign(Element.prototype, {
      ariaNotify(this: Element, text: string): void {
        said.push([this, text]);
      },
    });
    const { shadow, topology } = await mountJoined({ lang: 'de' });
    await waitUntil(() => shadow.querySelector<HTMLElement>('[part~=base]')?.lang === 'de', 'German');

    topology.arrive('p1', { name: 'Zoë' });
    await waitUntil(() => said.some(([, text]) => text === 'Zoë ist dabei'), 'the newcomer is told of');

    expect(said.filter(([, text]) => text === 'Zoë ist dabei')).to.have.length(1);
    expect(said.every(([element]) => element === shadow.querySelector('[part~=base]'))).to.equal(true);
    expect(linesOf(shadow)).to.deep.equal([]);
  });

  it('stands in a live region where the browser can’t', async () => {
    const { shadow, topology } = await mountJoined();
    topology.arrive('p1', { name: 'Zoë' });

    await waitUntil(() => linesOf(shadow).includes('Zoë joined'), 'the newcomer is told of');
    expect(said).to.deep.equal([]);
  });
});
