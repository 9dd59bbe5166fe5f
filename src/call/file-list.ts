import type { CallStore } from './call-store.js';
import type { FileReceipt, FileTransfer, PeerId } from './call-state.js';

/** Files that are kept in sight: of the oldest that are over, those beyond are forgotten. */
const MOST_FILES = 100;

const isOver = ({ receipts }: FileTransfer): boolean =>
  receipts.every(({ state }) => state !== 'offered' && state !== 'moving');

/** The files in the state of a call. */
export class FileList {
  readonly #store: CallStore;

  constructor(store: CallStore) {
    this.#store = store;
  }

  find(id: string): FileTransfer | undefined {
    return this.#store.state.files.find((file) => file.id === id);
  }

  /** False while there are too many that are not over. */
  add(file: FileTransfer): boolean {
    const { files } = this.#store.state;
    const forgotten = files.length < MOST_FILES ? -1 : files.findIndex(isOver);
    if (files.length >= MOST_FILES && forgotten < 0) return false;
    this.#show([...files.filter((_, index) => index !== forgotten), file], file);
    return true;
  }

  /** Something happened to a file on its way to somebody. */
  patch(id: string, whose: PeerId, patch: Partial<FileReceipt>): void {
    const old = this.find(id);
    if (!old) return;
    const receipts = old.receipts.map((one) => (one.id === whose ? { ...one, ...patch } : one));
    this.#replace({ ...old, receipts });
  }

  /** It is here, all of it. */
  arrived(id: string, file: File): void {
    const old = this.find(id);
    if (old) this.#replace({ ...old, file });
  }

  #replace(file: FileTransfer): void {
    this.#show(
      this.#store.state.files.map((one) => (one.id === file.id ? file : one)),
      file,
    );
  }

  #show(files: readonly FileTransfer[], file: FileTransfer): void {
    this.#store.dispatch({ type: 'shared', patch: { files } });
    this.#store.emit('file-change', { file });
  }
}
