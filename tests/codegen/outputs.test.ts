import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { questionOutputs } from '../../scripts/generate/question-outputs.js';
import { serviceOutputs } from '../../scripts/generate/service-outputs.js';
import { type Output, outputs, staleFiles } from '../../src/codegen/outputs.js';
import { parseStatements } from '../../src/codegen/statements.js';
import { kinds, relations } from '../../src/ontology/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

const stale = async (from: readonly Output[]) =>
  (await staleFiles(root, from)).map(({ file }) => file);

test('every derived file is up to date: of the ontology, the questions, the schema, REST, the pages, the dashboard', async () => {
  // The service cannot start on stale types, so what follows from it is derived when these are found up to date.
  expect(await stale(outputs), 'run: npm run generate').toEqual([]);
  expect(await stale(questionOutputs), 'run: npm run generate').toEqual([]);
  expect(await stale(serviceOutputs), 'run: npm run generate').toEqual([]);
});

test('a file that is not what it should be, or is not there, is named', async () => {
  const faulty = [
    { file: 'docs/ontology.md', render: () => 'something else' },
    { file: 'docs/openapi.json', render: async (present: string) => present.slice(1) },
    { file: 'docs/none.md', render: () => 'new' },
    { file: 'docs/rest.md', render: (present: string) => present },
  ];
  expect(await stale(faulty)).toEqual(['docs/ontology.md', 'docs/openapi.json', 'docs/none.md']);
});

test('every file derived from the ontology says so', () => {
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
