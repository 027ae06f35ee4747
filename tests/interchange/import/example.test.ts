import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { seed } from '../../helpers/graph.js';
import { inputFolder, type Ran, runImport } from '../../helpers/imports.js';

const docs = fileURLToPath(new URL('../../../docs', import.meta.url));
const example = join(docs, 'import-example');

async function run(decisions?: string): Promise<Ran> {
  const flags = { mapping: join(example, 'mapping.yaml'), against: [seed], decisions };
  return runImport(example, ['policies.csv'], {
    ...flags,
    out: join(await inputFolder({}), 'analyst-list'),
  });
}

/** What the page shows as printed between two marks. */
async function shown(mark: string): Promise<string | undefined> {
  const page = await readFile(join(docs, 'import.md'), 'utf8');
  return new RegExp(`<!-- ${mark} -->\n\`\`\`\n([^]*?)\`\`\`\n<!-- end -->`).exec(page)?.[1];
}

describe('The worked example of docs/import.md', () => {
  const said = ({ printed, out }: Ran) => printed.replaceAll(out, 'analyst-list');

  it('shows what the first run prints, reports and asks', async () => {
    const ran = await run();
    expect(ran.code).toBe(1);
    expect(await shown('first run')).toBe(said(ran));
    for (const file of ['report.csv', 'decisions.csv'])
      expect(await ran.text(file)).toBe(await readFile(join(example, 'first', file), 'utf8'));
  });

  it('shows what the second run makes of the decisions, file by file', async () => {
    const ran = await run(join(example, 'decided.csv'));
    expect(await shown('second run')).toBe(said(ran));
    const files = async (folder: string) =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name).slice(folder.length))
        .sort();
    expect(await files(ran.out)).toEqual(await files(join(example, 'out')));
    for (const file of await files(ran.out))
      expect(await ran.text(file), file).toBe(await readFile(join(example, 'out', file), 'utf8'));
  });
});
