import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** What each part may import of the others, as the README says: imports point down. */
const mayImport: Record<string, readonly string[]> = {
  names: [],
  ontology: [],
  'errors.ts': [],
  'csv.ts': [],
  'local-neo4j': [],
  'addresses.ts': [],
  'config.ts': ['errors.ts', 'addresses.ts'],
  derive: ['ontology'],
  dataset: ['names', 'ontology', 'errors.ts'],
  import: ['dataset', 'names', 'ontology', 'csv.ts', 'errors.ts'],
  export: ['dataset', 'derive', 'ontology'],
  graph: ['export', 'dataset', 'derive', 'names', 'ontology', 'errors.ts'],
  api: ['graph', 'export', 'derive', 'dataset', 'ontology', 'csv.ts', 'errors.ts'],
  cli: [
    'api',
    'graph',
    'import',
    'export',
    'dataset',
    'derive',
    'ontology',
    'local-neo4j',
    'errors.ts',
    'config.ts',
  ],
  'server.ts': ['cli', 'api', 'graph', 'config.ts', 'errors.ts'],
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

function importsOf(file: string): string[] {
  return [...readFileSync(join(src, file), 'utf8').matchAll(/from '([^']+)'/g)].map(
    ([, path]) => path as string,
  );
}

const partOf = (file: string) => file.split(/[\\/]/)[0] as string;

describe('The house', () => {
  it('has imports that point down', () => {
    const wrong = files.flatMap((file) => {
      const own = partOf(file);
      return importsOf(file)
        .filter((path) => path.startsWith('.'))
        .map((path) =>
          partOf(relative(src, resolve(src, dirname(file), path)).replace(/\.js$/, '.ts')),
        )
        .filter((part) => part !== own && !mayImport[own]?.includes(part))
        .map((part) => `${file} imports ${part}`);
    });
    expect(files.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  it('lets only graph know the driver of Neo4j', () => {
    const knowing = files.filter((file) => importsOf(file).includes('neo4j-driver')).map(partOf);
    expect([...new Set(knowing)]).toEqual(['graph']);
  });

  it('has no file over 300 lines', () => {
    const long = files.filter(
      (file) => readFileSync(join(src, file), 'utf8').split('\n').length > 300,
    );
    expect(long).toEqual([]);
  });
});
