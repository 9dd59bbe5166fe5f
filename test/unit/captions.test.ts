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
    expect(parse({ text: 'to\u202eday', final: true })).to.include({ text: 'today' });
    for (const text of ['', '  ', '\u200b\u2060', 7, null, {}, 'x'.repeat(MAX_CAPTION_LENGTH + 1)])
      expect(parse({ text, final: true })).to.equal(null);
  });

  it('of one person leave room for those of others, and finished lines come no faster than speech', async () => {
    const room = new SmallRoom();
    try {
      const [cy, mal, ben] = [await room.enter('cy'), await room.enter('mal'), await room.enter('ben')];
      const finals: string[] = [];
      ben.call.on('caption', ({ from, final }) => final && finals.push(from));
      await cy.call.sendCaption('Help me');
      await until(() => finals.length === 1, 'the first line');

      let sent = 0;
      for (let count = 0; count < 20; count += 1) if (await mal.call.sendCaption(`Noise ${count}`)) sent += 1;
      await until(() => finals.filter((from) => from === 'mal').length === sent, 'what was let through');

      expect(sent).to.be.within(5, 8);
      expect(ben.call.state.captions.map(({ from }) => from)).to.deep.equal(['cy', 'mal', 'mal']);
    } finally {
      await room.close();
    }
  });
});
