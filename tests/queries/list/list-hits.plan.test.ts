import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../../src/neo4j/graph.js';
import { type ListRequest, list } from '../../../src/queries/list/index.js';
import { resolveNames } from '../../../src/queries/names/index.js';
import { namesInWhere } from '../../../src/queries/names/names-in.js';
import type { Filter } from '../../../src/query/selection.js';
import { listHits, planAnew } from '../../helpers/hits.js';
import { skewed, skewedGraph } from '../../helpers/skewed-graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await skewedGraph();
  await planAnew(graph);
});
afterAll(() => graph.close());

const connection = {
  rows: true,
  totalCount: false,
  node: new Map([
    ['Policy', { fields: new Set<string>(), sources: [], traversals: [], inForce: [] }],
  ]),
  edgeFields: new Set<string>(),
  edgeSources: [],
  because: false,
};

function request(where: Filter): ListRequest {
  const orderBy = { field: 'issuedOn', direction: 'DESC' as const };
  return { kind: 'Policy', where, orderBy, page: { first: 20 }, connection };
}

/** What Neo4j looked up in its store to answer, and the operators that it used. */
async function profileOf(where: Filter, day?: string) {
  const asOf = day ? { day, undated: 'INCLUDE' as const } : undefined;
  const names = await resolveNames(graph, namesInWhere('Policy', where));
  return listHits(graph, { ...request(where), asOf }, names);
}

const scans = /AllNodesScan|NodeByLabelScan|RelationshipTypeScan/;
const narrow = { affecting: { sector: ['sector:narrow'], via: ['SECTOR', 'NARROWER_SECTOR'] } };
const all = { affecting: { sector: ['sector:all'] } };

describe('A list begins where the fewest relations are:', () => {
  test.each([
    // The ministry has nearly all policies, the sector five: a start at the ministry would look at thousands.
    ['a narrow sector, not the large agency', { issuedBy: ['agency:large'], ...narrow }, 200],
    ['the small agency, not the widest sector', { issuedBy: ['agency:small'], ...all }, 500],
    ['a sector alone', narrow, 150],
    ['an agency alone', { issuedBy: ['agency:small'] }, 400],
    [
      'an agency within and, or named by a condition on its relation',
      { and: [{ some: { issuedBy: { node: { anyName: ['agency:small'] } } } }, all] },
      500,
    ],
    ['ids, whatever else is asked', { id: ['policy:p1', 'policy:p2'], ...all }, 60],
  ] as [string, Filter, number][])('%s', async (_what, where, most) => {
    for (const day of [undefined, '2021-09-07']) {
      const { hits, operators } = await profileOf(where, day);
      expect(operators).not.toMatch(scans);
      expect(hits, `database hits, ${day ?? 'any day'}`).toBeLessThan(most * (day ? 2 : 1));
    }
  });

  test('and the rows are the same from wherever it begins', async () => {
    const ids = async (where: Filter) => {
      const { nodes } = await list(graph, { ...request(where), page: { first: 200 } });
      return nodes.map((node) => (node as { id: string }).id);
    };
    const large = { issuedBy: ['agency:large'] };
    const both = await ids({ ...large, ...narrow });
    // What stands in or gives no place to begin at: the same question, asked of all policies.
    expect(await ids({ or: [{ and: [large, narrow] }] })).toEqual(both);
    // The first of the five is the small agency's.
    expect(both).toHaveLength(skewed.ofNarrow - 1);
    const reversed = { affecting: { sector: ['sector:all'] }, issuedBy: ['agency:small'] };
    expect(await ids(reversed)).toHaveLength(skewed.ofSmall);
  });
});
