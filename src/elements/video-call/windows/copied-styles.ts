/** The variables of `<video-call>`, which may come from anywhere around it, as a font and a colour scheme may. */
const INHERITED = [
  'accent',
  'on-accent',
  'danger',
  'surface',
  'surface-raised',
  'text',
  'text-muted',
  'border',
  'focus-ring',
  'speaking-ring',
  'radius',
  'gap',
  'tile-aspect-ratio',
  'tile-fit',
  'tile-background',
  'toolbar-background',
  'control-size',
  'font',
  'duration',
]
  .map((name) => `--vc-${name}`)
  .concat('color-scheme', 'font-family', 'color');

/** Whether an attribute is a script of the page's, which is to run there and nowhere else. */
export const isHandler = (name: string): boolean => name.startsWith('on');

/** Gives the other page what an element inherits in its own, and the names that rules may go by. */
export function inheritStyle(from: Element, page: Document): void {
  const { ownerDocument: ours } = from;
  const style = getComputedStyle(from.parentElement ?? from);
  for (const name of INHERITED) {
    const value = style.getPropertyValue(name);
    if (value) page.body.style.setProperty(name, value);
  }
  for (const [here, there] of [
    [ours.documentElement, page.documentElement],
    [ours.body, page.body],
  ] as const)
    for (const { name, value } of here.attributes)
      if (name !== 'style' && !isHandler(name)) there.setAttribute(name, value);
  page.body.style.setProperty('margin', '0');
}

/** A rule as text; what another sheet was imported for stands in its place. */
function textOf(rule: CSSRule): string {
  if (!(rule instanceof CSSImportRule) || !rule.styleSheet) return rule.cssText;
  const rules = [...rule.styleSheet.cssRules].map(textOf).join('\n');
  const { mediaText } = rule.media;
  return mediaText ? `@media ${mediaText} { ${rules} }` : rules;
}

/** The styles of an element and of its page, in another window. */
export class CopiedStyles {
  readonly #window: Window & typeof globalThis;
  readonly #root: ShadowRoot;
  readonly #last: CSSStyleSheet;
  #copied = -1;

  /** `text` goes after all that is copied into `root`. */
  constructor(other: Window & typeof globalThis, root: ShadowRoot, text: string) {
    this.#window = other;
    this.#root = root;
    this.#last = this.#sheet(text);
  }

  /** The element's own: parts that were loaded later have brought more. */
  copyOwn({ adoptedStyleSheets: sheets }: ShadowRoot): void {
    if (sheets.length === this.#copied) return;
    this.#copied = sheets.length;
    this.#root.adoptedStyleSheets = [...sheets.map((sheet) => this.#copy(sheet)), this.#last];
  }

  /** The page's, as far as it may be read; the others are asked for once more. */
  copyPage({ styleSheets, adoptedStyleSheets }: Document | ShadowRoot): void {
    const { document: page } = this.#window;
    for (const sheet of [...styleSheets, ...adoptedStyleSheets]) {
      if (sheet.disabled) continue;
      try {
        page.adoptedStyleSheets.push(this.#copy(sheet));
      } catch {
        if (!sheet.href) continue;
        const link = page.createElement('link');
        Object.assign(link, { rel: 'stylesheet', href: sheet.href, media: sheet.media.mediaText });
        page.head.append(link);
      }
    }
  }

  #copy(sheet: CSSStyleSheet): CSSStyleSheet {
    return this.#sheet([...sheet.cssRules].map(textOf).join('\n'), sheet);
  }

  #sheet(text: string, { href, media }: Partial<CSSStyleSheet> = {}): CSSStyleSheet {
    const options = { baseURL: href ?? document.baseURI, media: media?.mediaText ?? '' };
    const sheet = new this.#window.CSSStyleSheet(options);
    sheet.replaceSync(text);
    return sheet;
  }
}
