import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PROXIES, silence, Site } from '../proxies.js';
import type { ProxyName } from '../proxies.js';

describe('a socket on which nothing is said for 70 s', { concurrency: true }, () => {
  for (const name of Object.keys(PROXIES) as ProxyName[]) {
    test(`survives behind ${name} as shipped`, async (t) => {
      assert.equal((await silence(await Site.start(t, name), 70)).ours, true);
    });
  }
});
