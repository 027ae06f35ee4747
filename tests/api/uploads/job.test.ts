import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { onePlace, runJob } from '../../../src/api/uploads/job.js';
import { Deadline } from '../../../src/runtime/deadline.js';
import { paxHeader } from '../../helpers/archive.js';

const MB = 1024 * 1024;
const address = {
  ...{ uri: 'bolt://127.0.0.1:1', username: 'neo4j', password: 'secret' },
  ...{ database: 'neo4j', timeoutMs: 1_000 },
};
const removal = {
  ...{ address, name: 'my-data', maxBytes: 64 * MB },
  ...{ isDryRun: false, isNew: false, isAdmin: false },
};

it('A place is free again after a job whose thread could not be started', async () => {
  const takePlace = onePlace();
  const freePlace = vi.fn(takePlace());
  // No thread can be given a symbol.
  const job = { ...removal, name: Symbol('my-data') as unknown as string };
  const deadline = new Deadline(60_000);
  await expect(runJob(job, deadline, freePlace)).rejects.toThrow(/could not be cloned/);
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

it('An archive that is made to take very long is ended when the time of its request is up', async () => {
  // Names for all that follows, which tar-stream copies for each: 20,000 times 100,000.
  const names = Array.from({ length: 100_000 }, (_, at) => `12 ${100_000 + at}=x\n`).join('');
  const one = paxHeader(false, '10 path=a\n');
  const archive = gzipSync(
    Buffer.concat([paxHeader(true, names), ...new Array<Buffer>(20_000).fill(one)]),
  );
  const job = { ...removal, archive: new Uint8Array(archive), isDryRun: true };
  const deadline = new Deadline(5_000);
  const onEnd = vi.fn();
  await expect(runJob(job, deadline, onEnd)).rejects.toMatchObject({ code: 'TIMEOUT' });
  deadline.done();
  expect(onEnd).toHaveBeenCalled();
}, 60_000);
