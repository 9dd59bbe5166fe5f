import { expect } from '@open-wc/testing';
import { MAX_CAPTION_LENGTH, parseTalk } from '../../src/call/talk-messages.js';
import { SmallRoom, until } from '../support/small-room.js';

describe('captions', () => {
  it('go to everyone, are corrected until they are final, and pass', async () => {
    const room = new SmallRoom();
    try {
      const ann = await room.enter('ann');
      const ben = await room.enter('ben');
      const heard: string[] = [];
      ben.call.on('caption', ({ from, text, final }) => heard.push(`${from} ${text} ${final}`));

      expect(await ann.call.sendCaption('good', { final: false })).to.equal(true);
      await ann.call.sendCaption(' good morning ', { final: false });
      await ann.call.sendCaption('Good morning.');
      await ann.call.sendCaption('How', { final: false });
      await until(() => heard.length === 4, 'all four');

      expect(heard).to.deep.equal([
        'ann good false',
        'ann good morning false',
        'ann Good morning. true',
        'ann How false',
      ]);
      for (const { call } of [ann, ben])
        expect(call.state.captions.map(({ text }) => text)).to.deep.equal(['Good morning.', 'How']);
      const failed = await ann.call.sendCaption('').catch((error: Error) => error.message);
      expect(failed).to.include('1 to 500 characters');
    } finally {
      await room.close();
    }
  });

  it('are texts of a few sentences, whatever else comes', () => {
    const parse = (fields: object): unknown => parseTalk(JSON.stringify({ type: 'caption', ...fields }));
    expect(parse({ text: ' hi ', final: 1, more: true })).to.deep.equal({
      type: 'caption',
      text: 'hi',
      final: false,
    });
    for (const text of ['', '  ', 7, null, {}, 'x'.repeat(MAX_CAPTION_LENGTH + 1)])
      expect(parse({ text, final: true })).to.equal(null);
  });
});
