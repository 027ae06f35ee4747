import { expect, it, vi } from 'vitest';
import { onePlace, runJob } from '../../../src/api/uploads/job.js';
import { Deadline } from '../../../src/runtime/deadline.js';

const address = {
  ...{ uri: 'bolt://127.0.0.1:1', username: 'neo4j', password: 'secret' },
  ...{ database: 'neo4j', timeoutMs: 1_000 },
};

it('A place is free again after a job whose thread could not be started', async () => {
  const takePlace = onePlace();
  const freePlace = vi.fn(takePlace());
  // Memory cannot be given away twice.
  const bytes = new Uint8Array(8);
  const files = ['a.yaml', 'b.yaml'].map((path) => ({ path, bytes }));
  const job = { address, name: 'my-data', files, isDryRun: true, isNew: false, isAdmin: false };
  const deadline = new Deadline(60_000);
  await expect(runJob(job, deadline, 1024, freePlace)).rejects.toThrow(/duplicate ArrayBuffer/);
  deadline.done();
  expect(freePlace).toHaveBeenCalled();
  expect(takePlace).not.toThrow();
});

it('A place that is taken is refused to others, and freed once', () => {
  const takePlace = onePlace();
  const free = takePlace();
  expect(takePlace).toThrow(expect.objectContaining({ code: 'LOAD_RUNNING' }));
  free();
  const freeNext = takePlace();
  free();
  expect(takePlace).toThrow(expect.objectContaining({ code: 'LOAD_RUNNING' }));
  freeNext();
});
