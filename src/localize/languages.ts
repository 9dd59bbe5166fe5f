import type { Locale } from '../locales/locale.js';

type Load = () => Promise<{ readonly default: Locale }>;

/** Every language besides English, each in a file of its own that is loaded when a page speaks it. */
export const LANGUAGES = {
  de: () => import('../locales/de.js'),
  fr: () => import('../locales/fr.js'),
  es: () => import('../locales/es.js'),
  'pt-BR': () => import('../locales/pt-BR.js'),
  it: () => import('../locales/it.js'),
  nl: () => import('../locales/nl.js'),
  pl: () => import('../locales/pl.js'),
  cs: () => import('../locales/cs.js'),
  sv: () => import('../locales/sv.js'),
  da: () => import('../locales/da.js'),
  nb: () => import('../locales/nb.js'),
  fi: () => import('../locales/fi.js'),
  uk: () => import('../locales/uk.js'),
  ru: () => import('../locales/ru.js'),
  tr: () => import('../locales/tr.js'),
  ar: () => import('../locales/ar.js'),
  he: () => import('../locales/he.js'),
  fa: () => import('../locales/fa.js'),
  hi: () => import('../locales/hi.js'),
  id: () => import('../locales/id.js'),
  vi: () => import('../locales/vi.js'),
  th: () => import('../locales/th.js'),
  ja: () => import('../locales/ja.js'),
  ko: () => import('../locales/ko.js'),
  'zh-CN': () => import('../locales/zh-CN.js'),
  'zh-TW': () => import('../locales/zh-TW.js'),
} satisfies Readonly<Record<string, Load>>;

export type LanguageName = keyof typeof LANGUAGES;
