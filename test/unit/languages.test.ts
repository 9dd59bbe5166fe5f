import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { strings as pickerEn } from '../../src/locales/device-picker.en.js';
import { en as help } from '../../src/locales/permission-help.en.js';
import { composeWords } from '../../src/localize/compose-words.js';
import { LANGUAGES } from '../../src/localize/languages.js';
import { LATE_WORDS } from '../../src/localize/late-words.js';
import { loadLanguage, loadLateWords } from '../../src/localize/load-language.js';
import { matchLanguage } from '../../src/localize/match-language.js';
import { saidBy } from '../support/said-by.js';
import type { Counted } from '../../src/locales/locale.js';
import type { LanguageName } from '../../src/localize/languages.js';
import type { Language } from '../../src/localize/load-language.js';

describe('words of a language', () => {
  it('are a list where English has one', () => {
    expect(composeWords<object>('fr', { asked: ['Pourquoi ?', 'Oui'] })).to.deep.equal({
      asked: ['Pourquoi\u00a0?', 'Oui'],
    });
  });
});

const NAMES = Object.keys(LANGUAGES) as LanguageName[];

/** Whatever is said in English, wherever it was put, except by the picker. */
const files = (await executeServerCommand<string[], string>('files-in', 'src/locales')).filter((name) =>
  /^en\.ts$|\.en\.ts$/.test(name),
);
const catalogues: object[] = [];
for (const name of files) {
  const { en } = (await import(`../../src/locales/${name}`)) as { readonly en?: object };
  if (en) catalogues.push(en);
}
/** How to lift a block is said by both. */
const ENGLISH = { call: Object.assign({}, ...catalogues) as object, picker: { ...pickerEn, ...help } };

/** What was asked with, and what a person has to type as it stands. */
const VARIES = /Zoë Q|4711|(?<=allow="[^"]*)[a-z-]+|https:\/\/|\?transport=tcp/g;

/** Sentences about what is between two numbers tell languages apart: nobody has more forms than these find. */
const COUNTS = [1, 2, 3, 5, 11, 21, 100];

const isCounted = (value: unknown): value is Counted =>
  typeof value === 'object' && value !== null && 'other' in value;

const wordsOf = (text: string): number => text.replace(VARIES, '').match(/[\p{L}’]+/gu)?.length ?? 0;

async function whole(name: string): Promise<Language> {
  const language = await loadLanguage(name);
  if (!language) throw new Error('not found by its own name');
  return loadLateWords(language);
}

describe('the languages', () => {
  it('are at least twenty-four besides English', () => {
    expect(NAMES.length).to.be.at.least(24);
  });

  it('have all their catalogues looked at, and each key in one of them', () => {
    expect(files).to.include.members(['en.ts', 'people.en.ts', 'chat.en.ts', 'stage.en.ts']);
    expect(catalogues.length).to.equal(files.length - 1);
    const keys = catalogues.flatMap((catalogue) => Object.keys(catalogue));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).to.deep.equal([]);
  });

  for (const name of NAMES) {
    it(`leaves nothing out in ${name}`, async () => {
      const language = await whole(name);
      const digits = new Intl.NumberFormat(name, { useGrouping: false });
      expect(language.lang).to.equal(name);
      for (const catalogue of ['call', 'picker'] as const) {
        const english = saidBy(ENGLISH[catalogue]);
        const said = saidBy({ ...ENGLISH[catalogue], ...language[catalogue] }, ENGLISH[catalogue]);

        const isLacking = (key: string): boolean =>
          key !== 'connectionCheck' && !(key in language[catalogue]);
        expect(Object.keys(ENGLISH[catalogue]).filter(isLacking), 'not translated').to.deep.equal([]);
        expect([...said.keys()]).to.have.members([...english.keys()]);
        for (const [key, text] of said) {
          const before = english.get(key) ?? '';
          expect(text.trim(), `${key} is empty`).to.not.equal('');
          expect(text, `${key} has a hole`).to.not.match(/undefined|\[object|NaN|[{}]/);
          if (wordsOf(before) > 1) expect(text, `${key} is English`).to.not.equal(before);
          for (const [value] of before.matchAll(VARIES)) {
            const varies = value === '4711' ? digits.format(4711) : value;
            expect(text, `${key} lacks what varies`).to.include(varies);
          }
        }
      }
    });

    it(`has every form of number in ${name}, or one for all`, async () => {
      const { default: locale } = await LANGUAGES[name]();
      const { default: late } = await LATE_WORDS[name]();
      const rules = new Intl.PluralRules(name);
      const texts = [locale.joinedOthers, locale.call, locale.picker, ...Object.values(late)]
        .flatMap((texts) => [texts, ...(Object.values(texts) as unknown[])])
        .filter(isCounted);
      const numbers = Array.from({ length: 120 }, (_, at) => at + 1);
      expect(texts.length).to.be.at.least(8);
      for (const forms of texts) {
        const written = Object.keys(forms);
        const needed = written.length === 1 ? ['other'] : COUNTS.map((count) => rules.select(count));
        expect(written).to.include.members([...new Set(needed)]);
        expect(rules.resolvedOptions().pluralCategories).to.include.members(written);
        for (const [form, text] of Object.entries(forms)) {
          const meant = written.length === 1 ? numbers : numbers.filter((one) => rules.select(one) === form);
          if (meant.length > 1) expect(text, 'stands for several numbers').to.include('#');
        }
      }
    });
  }

  it('counts as Polish does', async () => {
    const polish = await whole('pl');
    const waiting = [1, 2, 5, 22].map((count) => polish.call.manyWaiting?.(count));
    expect(waiting).to.deep.equal([
      '1 osoba chce wejść',
      '2 osoby chcą wejść',
      '5 osób chce wejść',
      '22 osoby chcą wejść',
    ]);
    const unread = [1, 4, 12].map((count) => polish.call.newMessages?.(count));
    expect(unread).to.deep.equal(['1 nowa wiadomość', '4 nowe wiadomości', '12 nowych wiadomości']);
  });

  it('writes numbers as Persian does, and binds what French puts behind a space', async () => {
    const persian = await whole('fa');
    expect(persian.call.pageOf?.(2, 13)).to.equal('۲ از ۱۳');
    expect(persian.call.newMessages?.(4711)).to.equal('۴۷۱۱ پیام تازه');
    const french = await whole('fr');
    expect(french.call.ready).to.equal('Tout est prêt\u00a0?');
    expect(french.call.waitingForPermission).to.include('«\u00a0Autoriser\u00a0»');
    expect(french.call.says?.('Zoë', 'Salut')).to.equal('Zoë\u00a0: Salut');
  });
});

describe('matchLanguage', () => {
  const table: readonly (readonly [string, string | null])[] = [
    ['de', 'de'],
    ['de-AT', 'de'],
    ['de_CH', 'de'],
    ['DE-de', 'de'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['zh', 'zh-CN'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh-Hant', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh-TW', 'zh-TW'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['iw', 'he'],
    ['in-ID', 'id'],
    ['sr-Latn', null],
    ['x-klingon', null],
    ['', null],
    ['not a tag!', null],
    ['constructor', null],
  ];
  for (const [tag, name] of table) {
    it(`finds ${name ?? 'nothing'} for “${tag}”`, () => {
      expect(matchLanguage(tag)).to.equal(name);
    });
  }
});
