import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/dataset/dataset.js';
import { loadDataset } from '../../../src/dataset/load-dataset.js';
import { vocabularies } from '../../../src/ontology/index.js';
import { brief, seed } from '../../helpers/graph.js';
import { head, inputFolder, runImport } from '../../helpers/imports.js';
import { datasetWith } from '../../helpers/small-data-set.js';

/** A data set in the form in which an export gives it. */
function inOwnForm({ meta, entities, relations }: Dataset): string {
  const lines = [
    {
      format: 'policy-graph',
      formatVersion: 1,
      datasets: [meta],
      dataset: null,
      asOf: null,
      undated: null,
      where: null,
    },
    ...entities.map(({ kind, value }) => ({ kind, ...value })),
    ...relations.map(({ type, id, value }) => ({ relation: type, id, ...value })),
    { end: true, entities: entities.length, relations: relations.length },
  ];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

const contentOf = ({ entities, relations }: Dataset) => ({
  entities: new Map(entities.map(({ value }) => [value.id, value])),
  relations: new Map(relations.map(({ id, value }) => [id, value])),
});

async function imported(out: string): Promise<Dataset> {
  const { dataset, problems } = await loadDataset(out);
  if (!dataset) throw new Error(JSON.stringify(problems));
  return dataset;
}

describe('Our own form', () => {
  it('gives the brief again to the last field, and the same files each time', async () => {
    const dataset = await brief();
    const folder = await inputFolder({ 'brief.ndjson': inOwnForm(dataset) });
    const ran = await runImport(folder, ['brief.ndjson'], { against: ['none'] });
    expect(ran.code).toBe(0);
    const again = await imported(ran.out);
    expect(contentOf(again)).toEqual(contentOf(dataset));
    expect(again.hash).toBe(dataset.hash);
    const twice = await runImport(folder, ['brief.ndjson'], {
      against: ['none'],
      out: join(folder, 'twice'),
    });
    expect(await twice.text('policies/policies.yaml')).toBe(
      await readFile(join(ran.out, 'policies/policies.yaml'), 'utf8'),
    );
  });

  it('that was cut off on its way, or is of a newer version, is refused', async () => {
    const whole = inOwnForm(await brief());
    const refused = async (text: string) =>
      runImport(await inputFolder({ 'a.ndjson': text }), ['a.ndjson'], { against: ['none'] });
    await expect(refused(whole.split('\n').slice(0, -5).join('\n'))).rejects.toThrow(
      'a.ndjson is truncated',
    );
    await expect(refused(whole.replace('"formatVersion":1', '"formatVersion":2'))).rejects.toThrow(
      'versions up to 1 are supported',
    );
  });

  it('gives things of one name again, also those of several data sets, which nothing tells apart', async () => {
    const person = (slug: string) => ({ id: `person:${slug}`, name: 'Zhang Min' });
    const dataset = datasetWith([person('one'), person('two')]);
    const header = { ...dataset.meta, name: 'first' };
    const second = { ...dataset.meta, name: 'second' };
    const [, ...lines] = inOwnForm(dataset).split('\n');
    const first = JSON.stringify({
      format: 'policy-graph',
      formatVersion: 1,
      datasets: [header, second],
      dataset: null,
    });
    const folder = await inputFolder({
      'a.ndjson': [first, ...lines].join('\n'),
      'mapping.yaml': head,
    });
    const ran = await runImport(folder, ['a.ndjson'], {
      mapping: join(folder, 'mapping.yaml'),
      against: ['none'],
    });
    expect(ran.code).toBe(0);
    const again = await imported(ran.out);
    expect(contentOf(again)).toEqual(contentOf(dataset));
    expect(again.meta.sharedNames).toEqual(['Zhang Min']);
    const alone = await runImport(
      await inputFolder({ 'a.ndjson': inOwnForm(again) }),
      ['a.ndjson'],
      { against: ['none'] },
    );
    expect((await imported(alone.out)).meta.sharedNames).toEqual(['Zhang Min']);
  });

  it('with a faulty line takes the others and says what is wrong with it', async () => {
    const dataset = await brief();
    const lines = inOwnForm(dataset).split('\n');
    const at = lines.findIndex((line) => line.includes('"id":"event:catl-'));
    lines[at] = (lines[at] ?? '').replace('"type":"', '"type":"NO_');
    const ran = await runImport(await inputFolder({ 'a.ndjson': lines.join('\n') }), ['a.ndjson'], {
      against: ['none'],
    });
    const refused = (await ran.report()).filter(({ outcome }) => outcome === 'refused');
    expect(ran.code).toBe(1);
    expect(refused.find(({ line }) => Number(line) === at + 1)?.why).toMatch(
      /^shape: type is "NO_.*Expected: one of/,
    );
    expect(refused.every(({ why }) => /^shape|there is no event:catl|dangling/.test(why))).toBe(
      true,
    );
  });
});

describe('A table', () => {
  it('whose publisher is one of its own companies is tied to it', async () => {
    const mapping = `${head.replace('Somebody', 'One Press')}tables:
  companies:
    things:
      company: {kind: Company, name: Name, fields: {type: {value: MEDIA}}}
`;
    const folder = await inputFolder({
      'a.csv': 'Name\nOne Press\nAnother Press\n',
      'mapping.yaml': mapping,
    });
    const ran = await runImport(folder, ['a.csv'], {
      mapping: join(folder, 'mapping.yaml'),
      against: ['none'],
    });
    expect(ran.code).toBe(0);
    expect((await imported(ran.out)).relations.map(({ id }) => id)).toEqual([
      'published_by:source:list>company:one-press',
    ]);
  });

  const typeLabels = vocabularies.find(({ name }) => name === 'CompanyType')?.terms ?? {};
  const types = Object.entries(typeLabels).flatMap(
    ([code, { label }]) =>
      [
        [code, code],
        [code, label.en.toUpperCase()],
        [code, label.zh],
      ] as const,
  );
  const word = fc.stringMatching(/^[A-Z][a-z]{3,9}$/);
  const companies = fc.uniqueArray(
    fc.record({
      name: fc.tuple(word, word).map((words) => words.join(' ')),
      type: fc.constantFrom(...types),
      code: fc.option(fc.stringMatching(/^[0-9]{6}\.S[HZ]$/), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 8, selector: ({ name }) => name.toLowerCase() },
  );

  it('that holds what entities are gives these entities', async () => {
    const mapping = `${head}tables:
  companies:
    things:
      company: {kind: Company, id: Id, name: Name, fields: {type: Type, exchangeCode: Code}}
`;
    await fc.assert(
      fc.asyncProperty(companies, fc.constantFrom(',', ';', '\t'), async (rows, delimiter) => {
        const cells = rows.map(({ name, type, code }, at) => [
          `company:c-${at}`,
          name,
          type[1],
          code ?? '',
        ]);
        const folder = await inputFolder({
          'a.csv': stringify([['Id', 'Name', 'Type', 'Code'], ...cells], { delimiter }),
          'mapping.yaml': mapping,
        });
        const ran = await runImport(folder, ['a.csv'], {
          mapping: join(folder, 'mapping.yaml'),
          against: ['none'],
        });
        expect(ran.code).toBe(0);
        const { entities } = await imported(ran.out);
        expect(entities.filter(({ kind }) => kind === 'Company').map(({ value }) => value)).toEqual(
          rows.map(({ name, type, code }, at) => ({
            id: `company:c-${at}`,
            name,
            type: type[0],
            ...(code ? { exchangeCode: code } : {}),
            sources: [`source:list#companies-row-${at + 2}`],
          })),
        );
      }),
      { numRuns: 20, seed: process.env.SEED ? Number(process.env.SEED) : undefined },
    );
  });
});

describe('FollowTheMoney', () => {
  const entity = (id: string, schema: string, properties: Record<string, string[]>) =>
    JSON.stringify({ id, schema, properties });
  const lines = [
    entity('a', 'PublicBody', {
      name: ['Ministry of Industry and Information Technology'],
      topics: ['gov.national'],
    }),
    entity('b', 'Company', {
      name: ['Harbin Pump Works'],
      alias: ['哈尔滨泵厂'],
      ticker: ['600000.SH'],
    }),
    entity('c', 'Company', { name: ['Geely'] }),
    entity('d', 'Ownership', {
      owner: ['c'],
      asset: ['b'],
      percentage: ['51.5'],
      startDate: ['2020-03-01T00:00:00'],
    }),
    entity('e', 'Vessel', { name: ['Ever Given'] }),
    entity('f', 'PublicBody', { name: ['Ministry of Nothing'] }),
    entity('g', 'UnknownLink', { subject: ['c'], object: ['b'], role: ['supplies'] }),
    entity('h', 'UnknownLink', { subject: ['c'], object: ['b'], role: ['admires'] }),
    entity('i', 'Directorship', { director: ['c'], organization: ['b'] }),
    'no json',
  ].join('\n');

  it('gives what the ontology has, and refuses the rest with the reason', async () => {
    const mapping = `${head}newOnes: {Company: {type: COMPANY}, Agency: {type: MINISTRY}}\n`;
    const folder = await inputFolder({ 'a.ndjson': lines, 'mapping.yaml': mapping });
    const ran = await runImport(folder, ['a.ndjson'], {
      mapping: join(folder, 'mapping.yaml'),
      against: [seed],
    });
    expect(
      (await ran.report()).map(({ line, outcome, why, matched, created, relations }) =>
        [line, outcome, why || [matched, created, relations].join(' ').trim()].join(' '),
      ),
    ).toEqual([
      '1 taken agency:miit',
      '2 taken company:harbin-pump-works',
      '3 taken company:geely',
      '4 taken company:geely company:harbin-pump-works holds_stake_in:company:geely>company:harbin-pump-works',
      '5 refused schema Vessel: nothing of the ontology says this',
      '6 refused agency:ministry-of-nothing needs level, and nothing gives it',
      '7 taken company:geely company:harbin-pump-works supplies:company:geely>company:harbin-pump-works',
      '8 refused UnknownLink: the role "admires" is not a relation of the ontology',
      '9 refused DIRECTOR_OF ties Person → Company, and not Company → Company',
      '10 refused the line is not JSON',
    ]);
    expect(await ran.text('relations/holds-stake-in.yaml')).toContain(
      'since: 2020-03-01\n  percent: 51.5\n',
    );
  });
});
