import { expect, test } from 'vitest';
import { prepare } from '../../../bench/generate/prepare.js';
import { connect } from '../../../src/neo4j/connect.js';
import type { ListRequest } from '../../../src/queries/list/index.js';
import type { Filter } from '../../../src/query/selection.js';
import { connectionOf } from '../../helpers/arbitrary-selection.js';
import { listHits } from '../../helpers/hits.js';

const sizes = (process.env.SIZES ?? '100000,1000000').split(',').map(Number);
const within = (sector: number) => ({
  affecting: { sector: [`sector:g${sector}`], via: ['SECTOR', 'NARROWER_SECTOR'] },
});
const by = (agency: number) => ({ issuedBy: [`agency:g${agency}`] });

/** What the first twenty may look up at most, whatever the size. Ids are by rank. */
const lists: [string, Filter, number][] = [
  ['all by date', {}, 130],
  ['the largest agency', by(0), 140],
  ['the largest agency, all sectors', { ...by(0), ...within(0) }, 1_700],
  ['the largest agency, a branch', { ...by(0), ...within(1) }, 3_200],
  ['the largest agency, a narrow sector', { ...by(0), ...within(90) }, 6_000],
  ['a small agency, all sectors', { ...by(60), ...within(0) }, 1_700],
  ['all sectors', within(0), 1_700],
];

test.each(sizes)('the lists of policies on %i relations', async (size) => {
  const address = await prepare(size, { onMessage: console.info });
  const graph = await connect(address);
  try {
    const connection = connectionOf({ totalCount: false, next: new Map([['Policy', undefined]]) });
    for (const [name, where, most] of lists) {
      const orderBy: ListRequest['orderBy'] = { field: 'issuedOn', direction: 'DESC' };
      const request = { kind: 'Policy', where, orderBy, page: { first: 20 }, connection };
      const { hits } = await listHits(graph, request, { idsOf: (names) => [...names] });
      console.info(`${size} ${name}: ${hits}`);
      expect(hits, name).toBeLessThan(most);
    }
  } finally {
    await graph.close();
    await address.stop();
  }
});
