/** In place of the browser's WebSocket: its server is the test. */
export class FakeSocket {
  /** Every one that was opened, in order. */
  static readonly all: FakeSocket[] = [];
  static #real = globalThis.WebSocket;

  readonly url: URL;
  readonly sent: Record<string, unknown>[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: unknown) => void) | null = null;

  constructor(url: string) {
    this.url = new URL(url);
    FakeSocket.all.push(this);
  }

  static install(): void {
    FakeSocket.#real = globalThis.WebSocket;
    Object.assign(globalThis, { WebSocket: FakeSocket });
  }

  static restore(): void {
    FakeSocket.all.length = 0;
    Object.assign(globalThis, { WebSocket: FakeSocket.#real });
  }

  static get last(): FakeSocket {
    return FakeSocket.all.at(-1)!;
  }

  get isOpen(): boolean {
    return this.readyState === 1;
  }

  /** What was sent as this type. */
  of(type: string): unknown[] {
    return this.sent.filter((message) => message['type'] === type);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.readyState = 3;
  }

  /** The server takes the connection, and the address. */
  accepts(): void {
    this.readyState = 1;
    this.onopen?.();
    this.says({ type: 'OPEN' });
  }

  says(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  /** The connection is refused or lost; a server that ends it says why by a code. */
  ends(code = 1006): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}
