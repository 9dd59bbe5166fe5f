import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { until } from '../../support/until.js';

/** A program that runs beside the tests; what it writes is kept, to be shown when it goes wrong. */
export class Background {
  readonly #child: ChildProcess;
  #output = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data) => (this.#output += String(data)));
    }
  }

  /** Starts it, and waits until it has written what matches `ready`. */
  static async start(
    program: string,
    args: readonly string[],
    ready: RegExp,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Background> {
    const child = spawn(program, args, { env: { ...process.env, ...environment } });
    const background = new Background(child);
    child.on('error', (error) => (background.#output += error.message));
    try {
      await until(`${program} is ready`, () => ready.test(background.#output), { interval: 20 });
    } catch (error) {
      child.kill('SIGKILL');
      throw new Error(`${program} said: ${background.#output}`, { cause: error });
    }
    return background;
  }

  /** Everything it has written. */
  get output(): string {
    return this.#output;
  }

  get isGone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  /** One line on its standard input. */
  tell(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Ends it and waits until it is gone. */
  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.isGone) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    await gone;
  }
}
