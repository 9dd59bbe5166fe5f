import type { LateLocale } from '../locales/late.js';
import type { LanguageName } from './languages.js';

type Load = () => Promise<{ readonly default: LateLocale }>;

/** The second file of each language: the words of what is loaded later. */
export const LATE_WORDS: Readonly<Record<LanguageName, Load>> = {
  de: () => import('../locales/late/de.js'),
  fr: () => import('../locales/late/fr.js'),
  es: () => import('../locales/late/es.js'),
  'pt-BR': () => import('../locales/late/pt-BR.js'),
  it: () => import('../locales/late/it.js'),
  nl: () => import('../locales/late/nl.js'),
  pl: () => import('../locales/late/pl.js'),
  cs: () => import('../locales/late/cs.js'),
  sv: () => import('../locales/late/sv.js'),
  da: () => import('../locales/late/da.js'),
  nb: () => import('../locales/late/nb.js'),
  fi: () => import('../locales/late/fi.js'),
  uk: () => import('../locales/late/uk.js'),
  ru: () => import('../locales/late/ru.js'),
  tr: () => import('../locales/late/tr.js'),
  ar: () => import('../locales/late/ar.js'),
  he: () => import('../locales/late/he.js'),
  fa: () => import('../locales/late/fa.js'),
  hi: () => import('../locales/late/hi.js'),
  id: () => import('../locales/late/id.js'),
  vi: () => import('../locales/late/vi.js'),
  th: () => import('../locales/late/th.js'),
  ja: () => import('../locales/late/ja.js'),
  ko: () => import('../locales/late/ko.js'),
  'zh-CN': () => import('../locales/late/zh-CN.js'),
  'zh-TW': () => import('../locales/late/zh-TW.js'),
};
