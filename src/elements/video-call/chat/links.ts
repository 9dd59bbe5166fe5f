import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** What may be followed from a message: nothing else becomes a link, whatever it looks like. */
const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Without marks that turn the direction of writing: they would show another address than the one that is opened. */
const ADDRESS = /\b(?:https?:\/\/|mailto:)[^\s<>"'`\u200b-\u200f\u202a-\u202e\u2060-\u2069]+/giu;

/** What ends a sentence rather than an address. */
const AFTER = /[.,;:!?…。、)\]}]+$/u;

/** The address at the beginning of `text`; a closing bracket belongs to it where it was opened in it. */
function trimmed(text: string): string {
  let address = text;
  for (let end = AFTER.exec(address); end; end = AFTER.exec(address)) {
    const [marks] = end;
    const opened = address.split('(').length - address.split(')').length;
    if (marks === ')' && opened >= 0) break;
    address = address.slice(0, -1);
  }
  return address;
}

function safeUrl(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  // A name and a password before the host are there to make it look like another one.
  const isPlain = url && PROTOCOLS.has(url.protocol) && !url.username && !url.password;
  return isPlain ? url.href : null;
}

/** A text in which addresses can be followed; never markup. */
export function linked(text: string): readonly (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let done = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    const href = safeUrl(address);
    if (href === null) continue;
    pieces.push(
      text.slice(done, match.index),
      html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow ugc">${address}</a>`,
    );
    done = match.index + address.length;
  }
  pieces.push(text.slice(done));
  return pieces;
}
