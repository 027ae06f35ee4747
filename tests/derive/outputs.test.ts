import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { outputs, staleOutputs } from '../../src/codegen/outputs.js';
import { parseStatements } from '../../src/codegen/statements.js';
import { kinds, relations } from '../../src/ontology/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('every derived file is what the ontology says now', async () => {
  expect(await staleOutputs(root), 'run: npm run derive').toEqual([]);
});

test('a file that is not what it should be is named', async () => {
  const changed = [{ file: 'docs/ontology.md', render: () => 'something else' }];
  expect(await staleOutputs(root, changed)).toEqual(['docs/ontology.md']);
});

test('every derived file says where it comes from', () => {
  // Browser's reader of style sheets knows no comments.
  for (const { file } of outputs.filter(({ file }) => !file.endsWith('.grass'))) {
    expect(readFileSync(`${root}${file}`, 'utf8').slice(0, 300), file).toContain(
      'Derived from src/ontology',
    );
  }
});

test('there is one statement for each kind and for each pair of ends of each relation', () => {
  const statements = parseStatements(readFileSync(`${root}cypher/load.cypher`, 'utf8'));
  for (const { name } of kinds)
    expect(statements.get(`add ${name}`)).toContain(`CREATE (:${name} {id: $id[at]`);
  for (const { name, ends } of relations) {
    for (const [from, to] of ends) expect(statements.has(`add ${name} ${from} ${to}`)).toBe(true);
  }
});
