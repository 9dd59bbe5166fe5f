import type { ReactiveController } from 'lit';
import type { LitElement } from 'lit';
import type { Language } from '../localize/load-language.js';

type Host<Words> = LitElement & { readonly strings: Partial<Words> };

const ENGLISH = /^(en\b|$)/i;
/** Known before its texts are loaded, so that nothing changes sides afterwards. */
const FROM_THE_RIGHT = /^(ar|fa|he|iw)\b/i;

/** The languages loaded so far by what pages call them; `null` for what we don't have. */
const known = new Map<string, Language | null>();

/** Whoever speaks now; told when there is more to say. */
const speaking = new Set<() => void>();
let areLateWordsWanted = false;

/** Something is drawn that has words of its own: whoever speaks another language than English loads these as well. */
export function wantLateWords(): void {
  areLateWordsWanted = true;
  for (const look of speaking) look();
}

/**
 * The texts of its host in the language of the page around it: English at once, any other as soon as it is loaded, and
 * the page's own words over both. A language that can't be loaded leaves English, and nobody is told.
 */
export class LocalizeController<Words extends object> implements ReactiveController {
  readonly #host: Host<Words>;
  readonly #english: Words;
  readonly #catalogue: 'call' | 'picker';
  readonly #observer = new MutationObserver(() => this.#look());
  readonly #lookForMore = (): void => this.#loadWhatLacks();
  #lang = '';
  #dir: string | null = null;
  /** Whether nobody around says a direction, so that it is the language's. */
  #isOpen = false;
  #language: Language | null = null;
  #of: readonly [Language | null, Partial<Words>] | null = null;
  #strings: Words;

  constructor(host: Host<Words>, english: Words, catalogue: 'call' | 'picker') {
    this.#host = host;
    this.#strings = this.#english = english;
    this.#catalogue = catalogue;
    host.addController(this);
  }

  /** The same object as long as language and overrides are the same. */
  get strings(): Words {
    const { strings: overrides } = this.#host;
    const [language, before] = this.#of ?? [];
    if (language !== this.#language || before !== overrides) {
      this.#of = [this.#language, overrides];
      this.#strings = { ...this.#english, ...this.#language?.[this.#catalogue], ...overrides };
    }
    return this.#strings;
  }

  /** How times and numbers beside these texts are written: as the page says, where it is of one language with them. */
  get locale(): string {
    const drawn = this.#language?.lang ?? 'en';
    const said = this.#lang || navigator.language;
    return languageOf(said) === languageOf(drawn) ? said : drawn;
  }

  hostConnected(): void {
    for (const element of outwards(this.#host)) {
      this.#observer.observe(element, { attributeFilter: ['lang', 'dir'] });
    }
    speaking.add(this.#lookForMore);
    this.#look();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    speaking.delete(this.#lookForMore);
  }

  /** Says of what is drawn in which language it is, which need not be that of the page. */
  hostUpdated(): void {
    const base = this.#host.renderRoot.firstElementChild as HTMLElement | null;
    if (!base) return;
    base.lang = this.#language?.lang ?? 'en';
    if (this.#dir !== null) base.dir = this.#dir;
  }

  #look(): void {
    const lang = nearest(this.#host, 'lang') ?? '';
    const said = nearest(this.#host, 'dir');
    this.#lang = lang;
    this.#isOpen = said === null;
    // Said once more inside: Chromium 156 does not match `:dir()` again when an attribute `dir` goes.
    this.#dir = said ?? (FROM_THE_RIGHT.test(lang) ? 'rtl' : 'ltr');
    this.#language = known.get(lang) ?? null;
    this.#host.requestUpdate();
    this.#loadWhatLacks();
  }

  #loadWhatLacks(): void {
    if (ENGLISH.test(this.#lang)) return;
    const language = known.get(this.#lang);
    if (language === undefined || (areLateWordsWanted && language?.isWhole === false))
      void this.#load(this.#lang);
  }

  async #load(lang: string): Promise<void> {
    try {
      const { loadLanguage, loadLateWords } = await import('../localize/load-language.js');
      const language = known.get(lang);
      known.set(lang, language ? await loadLateWords(language) : await loadLanguage(lang));
      if (lang === this.#lang) this.#look();
    } catch {
      // English is read from the left; it may also stand for a few words among those of the language.
      if (known.has(lang) || lang !== this.#lang || !this.#isOpen) return;
      this.#dir = 'ltr';
      this.#host.requestUpdate();
    }
  }
}

/** The language in a tag such as `pt-BR`. */
const languageOf = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase();

/** An element and all around it, out through shadow roots. */
function* outwards(from: Element): Generator<Element> {
  for (
    let node: Node | null = from;
    node;
    node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null
  ) {
    if (node instanceof Element) yield node;
  }
}

/** The attribute of the nearest one that has it. */
function nearest(from: Element, name: string): string | null {
  for (const element of outwards(from)) {
    const value = element.getAttribute(name);
    if (value !== null) return value;
  }
  return null;
}
