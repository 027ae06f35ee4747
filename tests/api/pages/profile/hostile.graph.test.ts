import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../../src/api/app.js';
import { load } from '../../../../src/load/load.js';
import type { Graph } from '../../../../src/neo4j/graph.js';
import { datasetOf } from '../../../helpers/datasets.js';
import { emptyGraph } from '../../../helpers/graph.js';
import { get } from '../../../helpers/rest.js';

const hostile = {
  markup: `</h1><script>alert(1)</script><img src=x onerror=alert(2)>`,
  quotes: `" onmouseover="alert(3)' onfocus='alert(4)`,
  'right to left': '\u202Egnihtemos\u202C اسم',
  long: 'x'.repeat(2_000),
};

const ids = [
  ...['policy:p', 'agency:a', 'company:c', 'company:d', 'person:e', 'sector:s', 'place:l'],
  ...['event:v', 'provision:q', 'source:o'],
];

/** An entity of each kind and a relation of many types, with the text in every field that takes one. */
function dataOf(text: string) {
  const said = JSON.stringify(text);
  // Of a kind with two entities, the names of the second end in a letter: no two may be called alike.
  const common = (id: string, end = '') => {
    const [name, short] = [JSON.stringify(text + end), JSON.stringify(`${text}${end}.`)];
    return `id: ${id}\nname: ${name}\nnameZh: ${name}\nsummary: ${said}\nsources: [source:o#text]\nnames: [{text: ${short}, language: EN, kind: SHORT, source: "source:o"}]\n`;
  };
  return datasetOf({
    'dataset.yaml': `name: hostile\nversion: 1.0.0\ntitle: ${said}\nlicence: none\ngaps: [${said}]\n`,
    'sources/o.yaml': `${common('source:o')}type: ARTICLE\npublisher: ${said}\nlocator: ${said}\n`,
    'policies/p.yaml': `${common('policy:p')}type: LAW\nstatus: ISSUED\ndocumentNumber: ${said}\n`,
    'agencies/a.yaml': `${common('agency:a')}type: MINISTRY\nlevel: CENTRAL\n`,
    'companies/c.yaml': `${common('company:c')}type: COMPANY\nexchangeCode: ${said}\nidentifiers: [${said}]\n`,
    'companies/d.yaml': `${common('company:d', ' d')}type: COMPANY\n`,
    'people/e.yaml': common('person:e'),
    'sectors/s.yaml': `${common('sector:s')}isic: [${said}]\n`,
    'places/l.yaml': `${common('place:l')}level: CITY\n`,
    'events/v.yaml': `${common('event:v')}type: ACQUISITION\nstatus: ANNOUNCED\ndate: 2021-08-01\nquantities: [{value: 1, unit: ${said}, of: ${said}}]\n`,
    'provisions/q.yaml': `${common('provision:q')}type: TARGET\ntext: ${said}\nquantities: [{value: 1, unit: ${said}, of: ${said}}]\n`,
    'relations/all.yaml': [
      '{type: ISSUED, from: agency:a, to: policy:p, role: SOLE',
      '{type: SETS, from: policy:p, to: provision:q',
      '{type: AFFECTS, from: policy:p, to: company:c, basis: TEXT, direction: BENEFIT, certainty: STATED',
      '{type: REGULATES, from: policy:p, to: sector:s',
      '{type: OPERATES_IN, from: company:c, to: sector:s',
      '{type: HOLDS_STAKE_IN, from: company:d, to: company:c, percent: 10, event: event:v',
      '{type: CONTROLS, from: agency:a, to: company:d',
      '{type: DIRECTOR_OF, from: person:e, to: company:c',
      `{type: WORKED_FOR, from: person:e, to: agency:a, position: ${said}`,
      '{type: TOOK_PART_IN, from: company:d, to: event:v, role: BUYER',
      '{type: TOOK_PART_IN, from: company:c, to: event:v, role: TARGET',
      '{type: BASED_IN, from: company:c, to: place:l',
      '{type: CONCERNS, from: event:v, to: sector:s',
    ]
      .map((one) => `- ${one}, note: ${said}, sources: [source:o#text]}`)
      .join('\n'),
  });
}

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await graph.close();
  await (await emptyGraph()).close();
});

describe.each(Object.entries(hostile))('A name of %s', (_, text) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    await (await emptyGraph()).close();
    await load(graph, await dataOf(text));
    app = await buildApp({ graph });
  });
  afterAll(() => app.close());

  it.each(ids)(
    'is shown as text on the page and in the preview of %s, in both languages',
    async (id) => {
      for (const url of [
        `/entities/${id}?lang=en`,
        `/entities/${id}?lang=zh`,
        `/reconcile/preview?id=${id}`,
      ]) {
        const { status, body } = await get(app, url);
        expect([url, status]).toEqual([url, 200]);
        expect(body).not.toMatch(/<script>|<img|<[^>]*\son[a-z]+=/);
        expect(body).not.toMatch(/ style=/);
        const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
        expect(body.includes(escaped) || body.includes(text)).toBe(true);
      }
    },
  );
});
