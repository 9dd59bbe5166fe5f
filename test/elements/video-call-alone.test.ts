import { expect } from '@open-wc/testing';
import '../../src/video-call.js';
import { button, drawn, mountJoined, waitUntil } from '../support/video-call.js';

describe('<video-call> with nobody else there', () => {
  const replaced: string[] = [];
  const replace = (name: 'share' | 'clipboard', value: unknown): void => {
    Object.defineProperty(navigator, name, { value, configurable: true });
    replaced.push(name);
  };
  afterEach(() => {
    for (const name of replaced.splice(0)) delete (navigator as unknown as Record<string, unknown>)[name];
    history.replaceState(null, '', location.pathname);
  });
  const at = (query: string): void => history.replaceState(null, '', `${location.pathname}?${query}`);

  it('shows the link itself, without what is one’s own', async () => {
    at('room=standup&peer-id=me&display-name=Ada&token=secret');
    const { shadow } = await mountJoined();
    const link = shadow.querySelector('.link');

    expect(link?.textContent).to.equal(`${location.host}${location.pathname}?room=standup`);
    expect(link?.getAttribute('title')).to.equal(`${location.origin}${location.pathname}?room=standup`);
  });

  it('copies it', async () => {
    const copied: string[] = [];
    replace('clipboard', { writeText: (text: string) => Promise.resolve(void copied.push(text)) });
    const { element, shadow } = await mountJoined();
    button(shadow, 'Copy link').click();
    await waitUntil(() => copied.length > 0);
    await drawn(element);

    expect(button(shadow, 'Link copied').checkVisibility()).to.equal(true);
  });

  it('shares it where the system can, and says nothing when that is called off', async () => {
    const shared: ShareData[] = [];
    const copied: string[] = [];
    replace('clipboard', { writeText: (text: string) => Promise.resolve(void copied.push(text)) });
    replace('share', (data: ShareData) => {
      shared.push(data);
      return Promise.reject(new DOMException('', 'AbortError'));
    });
    const { element, shadow } = await mountJoined();
    button(shadow, 'Share').click();
    await waitUntil(() => shared.length > 0);
    await drawn(element);

    expect(shared[0]?.url).to.equal(location.href);
    expect(copied).to.deep.equal([]);
  });

  it('copies it where the system would not share', async () => {
    const copied: string[] = [];
    replace('clipboard', { writeText: (text: string) => Promise.resolve(void copied.push(text)) });
    replace('share', () => Promise.reject(new DOMException('', 'NotAllowedError')));
    const { shadow } = await mountJoined();
    button(shadow, 'Share').click();

    await waitUntil(() => copied.length === 1, 'the copy');
  });

  it('shows the link also where nothing can be copied or shared', async () => {
    replace('clipboard', undefined);
    const { shadow } = await mountJoined();

    expect(shadow.querySelector('.link')?.checkVisibility()).to.equal(true);
    expect(shadow.querySelectorAll('.ways button')).to.have.lengthOf(0);
  });

  it('has no link to show where a token is needed', async () => {
    const { shadow } = await mountJoined({ token: 'what.somebody.signed' });

    expect(shadow.querySelector('.invite')?.textContent).to.contain('only one here');
    expect(shadow.querySelector('.link')).to.equal(null);
  });
});
