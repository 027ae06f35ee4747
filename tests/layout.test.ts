import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const tests = join(root, 'tests');

/** What the end of a name says; no end, no Neo4j. */
const ends = ['graph', 'property', 'plan', 'slow', 'foreign', 'large'];
/** Programs that others wrote read what we give out: these tests have scripts and locks of their own beside them. */
const foreign = /^foreign\//;

const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
  .map((file) => file.replaceAll('\\', '/'));
const endOf = (file: string) => /\.([^./]+)\.test\.ts$/.exec(file)?.[1];

describe('The files of tests', () => {
  it('lie in folders that src has, or that lie beside src', () => {
    const folders = [...new Set(files.filter((file) => !foreign.test(file)).map(dirname))];
    expect(folders.length).toBeGreaterThan(20);
    const missing = folders.filter(
      (folder) => !existsSync(join(root, 'src', folder)) && !existsSync(join(root, folder)),
    );
    expect(missing).toEqual([]);
  });

  it('have an end that a project of vitest knows', () => {
    expect(files.map(endOf).filter((end) => end && !ends.includes(end))).toEqual([]);
    for (const end of ends) expect(files.map(endOf)).toContain(end);
    expect(files.filter((file) => foreign.test(file) !== (endOf(file) === 'foreign'))).toEqual([]);
  });

  it('ask the Neo4j of the tests where their end says so, and nowhere else', () => {
    const asks = (file: string) =>
      /\b(briefGraph|emptyGraph|testGraph|testAddress|testEnvironment|generatedGraph|grownGraph)\(/.test(
        readFileSync(join(tests, file), 'utf8'),
      );
    expect(files.filter((file) => !endOf(file) && asks(file))).toEqual([]);
    expect(files.filter((file) => endOf(file) === 'graph' && !asks(file))).toEqual([]);
  });
});
