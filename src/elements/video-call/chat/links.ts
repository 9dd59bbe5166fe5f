import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** What may be followed from a message: nothing else becomes a link, whatever it looks like. */
const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Without marks that turn the direction of writing: they would show another address than the one that is opened. */
const ADDRESS = /\b(?:https?:\/\/|mailto:)[^\s<>"'`\u200b-\u200f\u202a-\u202e\u2060-\u2069]+/giu;

/** What ends a sentence rather than an address. */
const AFTER: ReadonlySet<string> = new Set('.,;:!?…。、)]}');

const count = (text: string, mark: string): number => text.split(mark).length - 1;

/**
 * The address at the beginning of `text`; a closing bracket belongs to it where it was opened in it. In one pass:
 * whoever writes to us chooses what has to be looked through.
 */
function trimmed(text: string): string {
  let unopened = count(text, ')') - count(text, '(');
  let end = text.length;
  for (; AFTER.has(text.charAt(end - 1)); end -= 1) {
    if (text[end - 1] !== ')') continue;
    if (unopened <= 0) break;
    unopened -= 1;
  }
  return text.slice(0, end);
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
