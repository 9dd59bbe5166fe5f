import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AnyPage } from '../../support/person.js';
import { namespaceOf } from './namespaces.js';
import type { FirefoxAnswer, FirefoxRequest } from './firefox-driver.js';
import type { Host } from './namespaces.js';

const DRIVER = join(import.meta.dirname, 'firefox-driver.ts');

/** A real Firefox on a host. It is driven over TCP, so its driver is a process that lives on that host as well. */
export class FirefoxOn {
  readonly #driver: ChildProcess;
  #answers = 0;

  private constructor(driver: ChildProcess) {
    this.#driver = driver;
  }

  static async start(host: Host, origin: string): Promise<FirefoxOn> {
    const { hostname } = new URL(origin);
    const program = [process.execPath, '--import', 'tsx', DRIVER, hostname];
    const driver = spawn('ip', ['netns', 'exec', namespaceOf(host), ...program], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await once(driver, 'message');
    return new FirefoxOn(driver);
  }

  readonly page: AnyPage = {
    evaluate: async <T, A>(run: (argument: A) => T | Promise<T>, argument: A): Promise<T> =>
      (await this.#ask({ source: String(run), argument })) as T,
    close: () => this.close(),
  };

  async open(address: string, init: string): Promise<void> {
    await this.#ask({ address, init });
  }

  async close(): Promise<void> {
    if (this.#driver.exitCode !== null || this.#driver.signalCode !== null) return;
    const gone = once(this.#driver, 'exit');
    this.#driver.disconnect();
    await gone;
  }

  async #ask(question: FirefoxRequest['question']): Promise<unknown> {
    const id = ++this.#answers;
    return new Promise((resolve, reject) => {
      const listen = (answer: FirefoxAnswer): void => {
        if (answer.id !== id) return;
        this.#driver.off('message', listen);
        if (answer.error === undefined) resolve(answer.value);
        else reject(new Error(answer.error));
      };
      this.#driver.on('message', listen);
      this.#driver.send({ id, question } satisfies FirefoxRequest);
    });
  }
}
