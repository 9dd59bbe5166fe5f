import { noChange } from 'lit';
import { Directive, PartType, directive } from 'lit/directive.js';
import type { ElementPart, PartInfo } from 'lit/directive.js';

/** Custom properties by name; `null` removes one. */
export type CssVars = Readonly<Record<`--${string}`, string | null>>;

class CssVarsDirective extends Directive {
  readonly #set = new Map<string, string | null>();

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT)
      throw new TypeError('cssVars() goes where an attribute would: <p ${cssVars()}>');
  }

  override render(_vars: CssVars): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [vars]: [CssVars]): typeof noChange {
    // The object model, because a style attribute is refused under `style-src 'none'`.
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(vars)) {
      if (this.#set.get(name) === value) continue;
      this.#set.set(name, value);
      style.setProperty(name, value);
    }
    return noChange;
  }
}

/** Sets custom properties on the element it stands in. */
export const cssVars = directive(CssVarsDirective);
