import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Output, outputs, staleFiles } from '../../src/codegen/outputs.js';
import { checkOntology } from '../../src/ontology/index.js';

/**
 * npm run generate: writes every file, and every part of a page, that is derived. With --check it writes nothing and
 * fails where one is stale. Neither needs Neo4j; the answers in the pages, which do, come from npm run docs.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const isCheck = process.argv.includes('--check');

const faults = checkOntology();
if (faults.length > 0) {
  console.error(
    `The ontology has ${faults.length} faults:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  );
  process.exit(1);
}

const stale = await written(outputs);
if (isCheck) failWhereStale(stale);
// The questions read the statements, and the service the schema: each is loaded when these are up to date.
const { questionOutputs } = await import('./question-outputs.js');
stale.push(...(await written(questionOutputs)));
if (isCheck) failWhereStale(stale);
const { serviceOutputs } = await import('./service-outputs.js');
stale.push(...(await written(serviceOutputs)));
if (isCheck) failWhereStale(stale);
const count = outputs.length + questionOutputs.length + serviceOutputs.length;
console.log(
  isCheck
    ? `All ${count} derived files are up to date.`
    : `Derived ${count} files, ${stale.length} of them changed.`,
);

function failWhereStale(files: readonly string[]): void {
  if (files.length === 0) return;
  console.error(`Stale: ${files.join(', ')}\nRun: npm run generate`);
  process.exit(1);
}

/** Writes the stale files, unless this is a check, and returns their names. */
async function written(from: readonly Output[]): Promise<string[]> {
  const files = await staleFiles(root, from);
  for (const { file, text } of isCheck ? [] : files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  return files.map(({ file }) => file);
}
