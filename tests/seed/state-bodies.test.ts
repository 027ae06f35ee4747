import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/dataset/dataset.js';
import { dataSetFolders, loadDataset } from '../../src/dataset/load-dataset.js';

type Value = Record<string, unknown> & { id: string; name: string; nameZh?: string };
type Tie = Record<string, unknown> & { from: string; to: string };
type Name = { text: string; language: string; kind: string; source: string };

const folders = await dataSetFolders(fileURLToPath(new URL('../../seed', import.meta.url)));
const dataSets = await Promise.all(
  folders.map(async (folder): Promise<Dataset> => {
    const { dataset, problems } = await loadDataset(folder);
    if (!dataset) throw new Error(JSON.stringify(problems, null, 2));
    return dataset;
  }),
);
const register = dataSets.find(({ meta }) => meta.name.startsWith('state-bodies')) as Dataset;
const brief = dataSets.find(({ meta }) => meta.name.startsWith('merics')) as Dataset;

const valuesOf = (kind: string, { entities } = register) =>
  entities.filter((entity) => entity.kind === kind).map(({ value }) => value as unknown as Value);
const ties = (type: string, { relations } = register) =>
  relations.filter((link) => link.type === type).map(({ value }) => value as unknown as Tie);
const agencies = new Map(valuesOf('Agency').map((value) => [value.id, value]));
const agency = (slug: string) => agencies.get(`agency:${slug}`) as Value;
const namesOf = ({ names = [] }: Value) => names as Name[];

/** The successors of a body, each with its extent and the day. */
const successors = (slug: string) =>
  ties('SUCCEEDS')
    .filter(({ to }) => to === `agency:${slug}`)
    .map(({ from, extent, since }) => [from.replace('agency:', ''), extent, since].join(' '))
    .sort();

describe('The register of state bodies', () => {
  test('gives every body an English and a Chinese name, and every name a source', () => {
    const sources = new Set(valuesOf('Source').map(({ id }) => id));
    for (const body of [...agencies.values(), ...valuesOf('Company'), ...valuesOf('Place')]) {
      expect(body.name, body.id).toMatch(/^[\x20-\x7E’é]+$/);
      expect(body.nameZh, body.id).toMatch(/\p{Script=Han}/u);
      expect((body.sources as string[]).length, body.id).toBeGreaterThan(0);
      for (const { source } of namesOf(body)) expect(sources).toContain(source.split('#')[0]);
    }
  });

  test('has the official names of all 26 departments of the State Council in both languages', () => {
    const bureaus = new Set(['agency:pbc', 'agency:nao']);
    const departments = ties('PART_OF')
      .filter(({ to, status }) => to === 'agency:state-council' && status !== 'ENDED')
      .map(({ from }) => agencies.get(from) as Value)
      .filter(
        ({ id, type }) => type === 'MINISTRY' || bureaus.has(id) || isConstituentCommission(id),
      );
    expect(departments).toHaveLength(26);
    for (const body of departments) {
      const official = namesOf(body).filter(({ kind }) => kind === 'OFFICIAL');
      const shown = [body.name, body.nameZh, ...official.map(({ text }) => text)].join(' ');
      expect(shown, body.id).toMatch(/中华人民共和国|中国人民银行/);
      expect(shown, body.id).toMatch(/of the People's Republic of China|People's Bank of China/);
    }
  });

  test('has 31 provinces, each with its government, general office and three departments', () => {
    const provinces = valuesOf('Place').filter(({ level }) => level === 'PROVINCE');
    expect(provinces).toHaveLength(31);
    expect(new Set(provinces.map(({ code }) => code)).size).toBe(31);
    const seats = ties('BASED_IN');
    for (const { id } of provinces) {
      const slug = id.replace('place:', '');
      const bodies = ['', '-office'].map((end) => `agency:${slug}-government${end}`);
      const departments = ['development-reform-commission', 'industry-department'];
      for (const one of [...departments, 'commerce-department'])
        bodies.push(`agency:${slug}-${one}`);
      for (const body of bodies) {
        expect(agencies.get(body), body).toMatchObject({ level: 'PROVINCIAL' });
        expect(
          seats.some(({ from, to }) => from === body && to === id),
          body,
        ).toBe(true);
      }
    }
    const governments = [...agencies.values()].filter(({ type }) => type === 'LOCAL_GOVERNMENT');
    // The corps in Xinjiang governs beside the region.
    expect(governments).toHaveLength(32);
  });

  test('has the 99 enterprises of the list of the state assets commission', () => {
    const owned = ties('CONTROLS').filter(
      ({ from, status }) => from === 'agency:sasac' && status !== 'ENDED',
    );
    expect(owned).toHaveLength(99);
    const companies = new Map(valuesOf('Company').map((value) => [value.id, value]));
    const official = owned.map(({ to }) => {
      const company = companies.get(to) as Value;
      return (
        namesOf(company).find(({ kind, language }) => kind === 'OFFICIAL' && language === 'ZH')
          ?.text ?? company.nameZh
      );
    });
    for (const name of official) expect(name).toMatch(/(公司|集团|院|所|总局)$/);
    for (const name of ['中国核工业集团有限公司', '国家电网有限公司', '中国第一汽车集团有限公司'])
      expect(official).toContain(name);
  });
});

describe('The reforms as successions', () => {
  test.each([
    ['mlr', ['mnr MERGED 2018-03-17']],
    ['mep', ['mee MERGED 2018-03-17']],
    ['moa', ['mara MERGED 2018-03-17']],
    ['ministry-of-culture', ['mct MERGED 2018-03-17']],
    ['cnta', ['mct MERGED 2018-03-17']],
    ['nhfpc', ['nhc MERGED 2018-03-17']],
    ['saws', ['mem MERGED 2018-03-17']],
    ['legislative-affairs-office', ['moj MERGED 2018-03-17']],
    ['saic', ['cnipa PART 2018-03-17', 'samr MERGED 2018-03-17']],
    ['aqsiq', ['customs-administration PART 2018-03-17', 'samr MERGED 2018-03-17']],
    ['cfda', ['nmpa PART 2018-03-17', 'samr MERGED 2018-03-17']],
    ['cbrc', ['cbirc MERGED 2018-03-17']],
    ['circ', ['cbirc MERGED 2018-03-17']],
  ])('of 2018: %s', (slug, meant) => {
    expect(successors(slug)).toEqual(meant);
    expect(agency(slug).dissolvedOn).toBe('2018-03-17');
  });

  test('of 2023: the banking regulator, the rural revitalization administration, Hong Kong and Macao', () => {
    expect(successors('cbirc')).toEqual(['nfra WHOLE 2023-05-18']);
    expect(agency('cbirc')).toMatchObject({ foundedOn: '2018-03-17', dissolvedOn: '2023-05-18' });
    expect(successors('nrra')).toEqual(['mara MERGED 2023-03-10']);
    expect(successors('hmo')).toEqual(['central-hong-kong-macao-office WHOLE 2023-03']);
    expect(agency('nda')).toMatchObject({ foundedOn: '2023-10-25' });
  });

  test('lead from every body that is no more to one that is', () => {
    const all = ties('SUCCEEDS');
    const former = [...agencies.values()].filter(({ dissolvedOn }) => dissolvedOn);
    expect(former).toHaveLength(56);
    for (const { id } of former) {
      let reached = new Set([id]);
      // No body had more than five successors one after the other.
      for (let step = 0; step < 5; step += 1) {
        const next = all.filter(({ to }) => reached.has(to)).map(({ from }) => from);
        if (next.length > 0) reached = new Set(next);
      }
      const living = [...reached].filter((one) => !agencies.get(one)?.dissolvedOn);
      expect(living.length, id).toBeGreaterThan(0);
      expect(
        all.some(({ from, to }) => reached.has(to) && reached.has(from)),
        id,
      ).toBe(false);
    }
  });

  test('happen on the day on which the body ended, and never before its successor was there', () => {
    for (const { from, to, since } of ties('SUCCEEDS')) {
      const [before, after] = [agencies.get(to), agencies.get(from)];
      if (before?.dissolvedOn) expect(since, to).toBe(before.dissolvedOn);
      // Dates are compared as far as both are known.
      const [founded, taken] = [String(after?.foundedOn ?? ''), String(since)];
      const known = Math.min(founded.length, taken.length);
      expect(taken.slice(0, known) >= founded.slice(0, known), `${from} ${to}`).toBe(true);
    }
  });
});

describe('The register beside the other data sets', () => {
  test('gives what the brief knows the same names and codes', () => {
    const known = brief.entities.filter(({ value }) => agencies.has(value.id));
    expect(valuesOf('Agency', brief).length).toBe(known.length);
    expect(known).toHaveLength(13);
    for (const { value } of known) {
      const { id, name, nameZh, type, level } = value as unknown as Value;
      expect(agencies.get(id), id).toMatchObject({ name, nameZh, type, level });
    }
  });

  test('puts each body under one other, as the other data sets do', () => {
    const above = new Map<string, string>();
    for (const { from, to } of dataSets.flatMap((one) => ties('PART_OF', one))) {
      expect(above.get(from) ?? to, from).toBe(to);
      above.set(from, to);
    }
  });
});

/** The commissions among the 26 departments. Others of the State Council are organisations or coordinating bodies. */
function isConstituentCommission(id: string): boolean {
  return ['agency:ndrc', 'agency:neac', 'agency:nhc'].includes(id);
}
