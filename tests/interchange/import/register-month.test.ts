import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../src/dataset/load-dataset.js';
import { rowsOf } from '../../helpers/fixture.js';
import { head, inputFolder, type Ran, runImport } from '../../helpers/imports.js';

/** All data sets of the start, among them the register of state bodies. */
const known = fileURLToPath(new URL('../../../seed', import.meta.url));

async function imported(fixture: string, tables: string): Promise<Ran> {
  const file = fileURLToPath(new URL(`../../fixtures/${fixture}`, import.meta.url));
  const folder = await inputFolder({
    'rows.csv': await readFile(file),
    'mapping.yaml': `${head}tables:\n${tables}`,
  });
  return runImport(folder, ['rows.csv'], {
    mapping: join(folder, 'mapping.yaml'),
    against: [known],
  });
}

const month = `  month:
    things:
      policy:
        kind: Policy
        name: title
        fields: {issuedOn: published, type: {value: NOTICE}, status: {value: ISSUED}}
      issuer: {kind: Agency, name: {column: issuers, split: [' ', '、']}, unknown: refuse}
    relations:
      - type: ISSUED
        from: issuer
        to: policy
        fields: {role: {value: SOLE, several: JOINT}}
`;

describe('A month of the register of policy documents', () => {
  it('resolves all 39 issuers of its 24 documents without a decision', async () => {
    const ran = await imported('register-month.csv', month);
    expect(ran.code, ran.printed).toBe(0);
    expect(existsSync(join(ran.out, 'decisions.csv'))).toBe(false);
    expect((await ran.report()).map(({ outcome, why }) => [outcome, why])).toEqual(
      Array(24).fill(['taken', '']),
    );

    const { dataset } = await loadDataset(ran.out);
    const titles = new Map(
      dataset?.entities.map(({ value }) => [value.id, value.nameZh ?? value.name]),
    );
    const found = dataset?.relations
      .filter(({ type }) => type === 'ISSUED')
      .map(({ value: { from, to } }) => `${titles.get(to)} ${from}`);
    const agencies = new Map(
      rowsOf<'issuer' | 'agency'>('register-month-issuers.csv').map(({ issuer, agency }) => [
        issuer,
        agency,
      ]),
    );
    const meant = rowsOf<'title' | 'issuers'>('register-month.csv').flatMap(({ title, issuers }) =>
      issuers.split(/[ 、]/).map((issuer) => `${title} ${agencies.get(issuer)}`),
    );
    expect(found?.sort()).toEqual(meant.sort());
    expect(new Set(agencies.values()).size).toBe(39);
  });
});

const forms = `  forms:
    things:
      agency: {kind: Agency, name: name, unknown: refuse}
`;

describe('Names of agencies in forms that are in use', () => {
  it('are each the agency that it is, a former one too', async () => {
    const ran = await imported('agency-forms.csv', forms);
    const meant = rowsOf<'name' | 'agency'>('agency-forms.csv');
    expect((await ran.report()).map(({ matched }) => matched)).toEqual(
      meant.map(({ agency }) => agency),
    );
  });

  it('are a doubt where a former body and a present one go by the name', async () => {
    const folder = await inputFolder({
      'rows.csv': 'name\n交通部\n',
      'mapping.yaml': `${head}tables:\n${forms}`,
    });
    const ran = await runImport(folder, ['rows.csv'], {
      mapping: join(folder, 'mapping.yaml'),
      against: [known],
    });
    expect((await ran.report()).map(({ outcome }) => outcome)).toEqual(['doubtful']);
    const candidates = (await ran.text('decisions.csv')).match(/agency:[a-z-]+/g)?.slice(0, 2);
    expect(candidates?.sort()).toEqual(['agency:ministry-of-communications', 'agency:mot']);
  });
});
