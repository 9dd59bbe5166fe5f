import { expect } from '@open-wc/testing';
import { en as checkEn } from '../../src/locales/connection-check.en.js';
import { strings as pickerEn } from '../../src/locales/device-picker.en.js';
import { en } from '../../src/locales/en.js';
import { en as peopleEn } from '../../src/locales/people.en.js';
import { LANGUAGES } from '../../src/localize/languages.js';
import { loadLanguage } from '../../src/localize/load-language.js';
import { matchLanguage } from '../../src/localize/match-language.js';
import { saidBy } from '../support/said-by.js';
import type { LanguageName } from '../../src/localize/languages.js';

const NAMES = Object.keys(LANGUAGES) as LanguageName[];
const ENGLISH = { call: { ...en, ...peopleEn, ...checkEn }, picker: pickerEn };

/** What was asked with, and what a person has to type as it stands. */
const VARIES = /Zoë Q|4711|(?<=allow="[^"]*)[a-z-]+|https:\/\/|\?transport=tcp/g;

/** Sentences about what is between two numbers tell languages apart: nobody has more forms than these find. */
const COUNTS = [1, 2, 3, 5, 11, 21, 100];

describe('the languages', () => {
  it('are at least twenty-four besides English', () => {
    expect(NAMES.length).to.be.at.least(24);
  });

  for (const name of NAMES) {
    it(`leaves nothing out in ${name}`, async () => {
      const language = await loadLanguage(name);
      if (!language) throw new Error('not found by its own name');
      expect(language.lang).to.equal(name);
      for (const catalogue of ['call', 'picker'] as const) {
        const english = saidBy(ENGLISH[catalogue]);
        const said = saidBy({ ...ENGLISH[catalogue], ...language[catalogue] });

        expect(Object.keys(language[catalogue])).to.include.members(
          Object.keys(ENGLISH[catalogue]).filter((key) => key !== 'connectionCheck'),
        );
        expect([...said.keys()]).to.have.members([...english.keys()]);
        for (const [key, text] of said) {
          const before = english.get(key) ?? '';
          expect(text.trim(), `${key} is empty`).to.not.equal('');
          expect(text, `${key} has a hole`).to.not.match(/undefined|\[object|NaN|[{}]/);
          if (before.split(/\s/).length > 2) expect(text, `${key} is English`).to.not.equal(before);
          for (const [value] of before.matchAll(VARIES)) {
            expect(text, `${key} lacks what varies`).to.include(value);
          }
        }
      }
    });

    it(`has every form of number in ${name}`, async () => {
      const { default: locale } = await LANGUAGES[name]();
      const { pluralCategories } = new Intl.PluralRules(name).resolvedOptions();
      for (const forms of [locale.joinedOthers, locale.manyWaiting]) {
        const needed = COUNTS.map((count) => new Intl.PluralRules(name).select(count));
        expect(forms).to.include.all.keys(...new Set(needed));
        expect(pluralCategories).to.include.members(Object.keys(forms));
      }
    });
  }

  it('counts as Polish does', async () => {
    const polish = await loadLanguage('pl');
    const waiting = [1, 2, 5, 22].map((count) => polish?.call.manyWaiting?.(count));
    expect(waiting).to.deep.equal([
      '1 osoba chce wejść',
      '2 osoby chcą wejść',
      '5 osób chce wejść',
      '22 osoby chcą wejść',
    ]);
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
