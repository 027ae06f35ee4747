import { afterAll, beforeAll, expect } from 'vitest';
import { addressFile, graphStarted } from './address.js';
import { needsGraphAlone } from './changes-graph.js';
import { lockAlone, lockWithOthers } from './lock.js';

await graphStarted();

let done: (() => void) | undefined;
beforeAll(async () => {
  const take = needsGraphAlone(String(expect.getState().testPath)) ? lockAlone : lockWithOthers;
  done = await take(`${addressFile()}.lock`);
});
afterAll(() => done?.());
