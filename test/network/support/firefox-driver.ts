/** Drives a Firefox for a test in another namespace: requests come in over IPC, and it ends when that channel does. */
import { launchFirefox } from '../../support/firefox.js';

export interface FirefoxRequest {
  readonly id: number;
  readonly question:
    | { readonly address: string; readonly init: string }
    | { readonly source: string; readonly argument: unknown };
}

export interface FirefoxAnswer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

const [, , secureHost = ''] = process.argv;
const browser = await launchFirefox({
  'media.devices.insecure.enabled': true,
  'media.getusermedia.insecure.enabled': true,
  'dom.securecontext.allowlist': secureHost,
});
const page = await browser.newPage();

async function answer({ question }: FirefoxRequest): Promise<unknown> {
  if ('address' in question) {
    await page.evaluateOnNewDocument(question.init);
    await page.goto(question.address);
    return null;
  }
  // As text: WebDriver BiDi leaves out what lies deep in an object.
  const call = `(${question.source})(${JSON.stringify(question.argument)})`;
  const text = await page.evaluate(`(async () => JSON.stringify((await ${call}) ?? null))()`);
  return JSON.parse(String(text)) as unknown;
}

process.on('message', (request: FirefoxRequest) => {
  answer(request).then(
    (value) => process.send?.({ id: request.id, value } satisfies FirefoxAnswer),
    (error: unknown) => process.send?.({ id: request.id, error: String(error) } satisfies FirefoxAnswer),
  );
});
process.on('disconnect', () => void browser.close().finally(() => process.exit()));
process.send?.('ready');
