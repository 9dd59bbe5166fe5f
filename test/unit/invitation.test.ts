import { expect } from '@open-wc/testing';
import { invitation } from '../../src/elements/video-call/invitation.js';

describe('a link that is passed on', () => {
  it('holds nothing that lets its person in, neither in its fields nor behind the #', () => {
    for (const own of [
      'token',
      'jwt',
      'access_token',
      'id-token',
      'apiKey',
      'api_key',
      'peer-id',
      'display-name',
      'token=1&jwt',
    ])
      for (const mark of ['?room=red&', '#room=red&', '#/red?'])
        expect(invitation(`https://a.example/${mark}${own}=abc`)).to.equal(
          `https://a.example/${mark.slice(0, -1)}`,
        );
  });

  it('is else the page’s, letter by letter', () => {
    for (const address of ['https://a.example/x?room=a%20b&keyboard=1#/red', 'https://a.example/#red'])
      expect(invitation(address)).to.equal(address);
  });
});
