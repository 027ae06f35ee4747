import type { Dataset } from '../../src/dataset/dataset.js';
import { load, unload } from '../../src/load/load.js';
import { connect } from '../../src/neo4j/connect.js';
import type { GraphAddress } from '../../src/neo4j/graph.js';

/** As many agencies as take turns being asked for. */
export const agencies = 20;

/** What the measuring process asks: the number of the next load, or to remove what was loaded and end. */
export type Order = number | 'end';

/** Loads what it is told to, one after another, and answers each order when it is through. */
async function main(address: GraphAddress): Promise<void> {
  const graph = await connect(address);
  process.on('message', async (order: Order) => {
    if (order === 'end') await unload(graph, 'mixed');
    else await load(graph, counted(order));
    process.send?.(order);
    if (order !== 'end') return;
    await graph.close();
    process.disconnect();
  });
  process.send?.('ready');
}

/** A small data set whose names all hold the number of the load. */
function counted(count: number): Dataset {
  const source = { id: 'source:mixed', name: 'Mixed', type: 'ARTICLE', publisher: 'None' };
  const sources = [source.id];
  const entities = Array.from({ length: agencies }, (_, at) => ({
    kind: 'Agency',
    value: {
      id: `agency:mixed-${at}`,
      name: `Load ${count}`,
      type: 'MINISTRY',
      level: 'CENTRAL',
      sources,
    },
  }));
  const meta = { name: 'mixed', version: '1.0.0', title: 'Mixed', licence: 'none' };
  const all = [{ kind: 'Source', value: { ...source, sources } }, ...entities];
  return { meta, hash: String(count), entities: all, relations: [] } as unknown as Dataset;
}

const { BENCH_GRAPH } = process.env;
if (BENCH_GRAPH) await main(JSON.parse(BENCH_GRAPH) as GraphAddress);
