import { html, nothing } from 'lit';
import { download, file as fileIcon } from '../../shared/chat-icons.js';
import { icon } from '../../shared/icon.js';
import type { TemplateResult } from 'lit';
import type { FileReceipt, FileTransfer } from '../../../call/call-state.js';
import type { Formats } from '../panels/formats.js';
import type { ChatWords } from './chat-words.js';

/** What can be done about a file. */
export interface FileActions {
  readonly accept: (file: FileTransfer) => void;
  readonly cancel: (file: FileTransfer) => void;
  /** Offers it once more, to the same people. */
  readonly offerAgain: (file: FileTransfer) => void;
  /** Where the browser has it. */
  readonly addressOf: (file: File) => string;
}

interface Parts extends FileActions {
  readonly words: ChatWords;
  readonly formats: Formats;
}

const isUnderWay = ({ state }: FileReceipt): boolean => state === 'offered' || state === 'moving';

/** One word for all whom it goes to. */
function stateOf({ receipts }: FileTransfer, words: ChatWords): string {
  const done = receipts.filter(({ state }) => state === 'done').length;
  if (receipts.length > 1 && done > 0) return words.receivedBy(done, receipts.length);
  const shown = receipts.find(({ state }) => state === 'moving') ?? receipts.find(isUnderWay) ?? receipts[0];
  return words.fileStates[shown?.state ?? 'failed'];
}

function progress({ name, size, receipts }: FileTransfer, words: ChatWords): TemplateResult {
  const counted = receipts.filter(({ state }) => state === 'moving' || state === 'done');
  const bytes = counted.reduce((sum, one) => sum + (one.state === 'done' ? size : one.bytes), 0);
  const share = size > 0 && counted.length > 0 ? bytes / (size * counted.length) : 0;
  return html`<progress max="1" .value=${share} aria-label=${words.fileProgress(name)}></progress>`;
}

const small = (label: string, name: string, look: string, run: () => void): TemplateResult =>
  html`<button type="button" part="button" class="small ${look}" aria-label=${name} @click=${run}>
    ${label}
  </button>`;

function buttons(file: FileTransfer, isOwn: boolean, parts: Parts): TemplateResult | typeof nothing {
  const { words, accept, cancel, offerAgain, addressOf } = parts;
  const { name, receipts } = file;
  const [first] = receipts;
  if (!isOwn && first?.state === 'offered')
    return html`${small(words.accept, words.acceptOne(name), 'primary', () => accept(file))}
    ${small(words.decline, words.declineOne(name), 'plain', () => cancel(file))}`;
  if (receipts.some(isUnderWay))
    return small(words.stopFile, words.stopOne(name), 'plain', () => cancel(file));
  if (isOwn && file.file && receipts.every(({ state }) => state === 'failed'))
    return small(words.sendAgain, words.sendAgain, 'plain', () => offerAgain(file));
  if (isOwn || !file.file) return nothing;
  return html`<a
    part="button"
    class="small primary save"
    href=${addressOf(file.file)}
    download=${name}
    aria-label=${words.saveOne(name)}
    >${icon(download)}${words.saveFile}</a
  >`;
}

/** A file that is offered, on its way, or here. */
export function renderFile(file: FileTransfer, isOwn: boolean, parts: Parts): TemplateResult {
  const { words, formats } = parts;
  const { name, size, receipts } = file;
  const isMoving = receipts.some(({ state }) => state === 'moving');
  const isOffered = !isOwn && receipts[0]?.state === 'offered';
  const said = isOffered ? words.fileSafety : stateOf(file, words);
  return html`<div
    part="chat-message file ${isOwn ? 'own' : ''}"
    class="message file"
    role="group"
    aria-label=${name}
  >
    ${icon(fileIcon)}
    <p class="file-name">
      <bdi title=${name}>${name}</bdi> <span><bdi>${formats.size(size)}</bdi></span>
    </p>
    <p class="file-state">${said}</p>
    ${isMoving ? progress(file, words) : nothing}
    <div class="file-buttons">${buttons(file, isOwn, parts)}</div>
  </div>`;
}
