import { contentHash } from '../../src/dataset/content-hash.js';
import type { ChangeSet } from '../../src/dataset/dataset.js';
import { loadChanges } from '../../src/load/load-changes.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { metaOf } from '../generate/dataset.js';
import { entityOf } from '../generate/entities.js';
import { countOf, type World } from '../generate/world.js';
import { processorSeconds } from '../measure/cpu.js';
import { propertiesIn } from './rows.js';
import { unwindMerge } from './unwind-merge.js';

const mostChanged = 1_000;
const rounds = 5;

/** A graph of more relations takes many minutes to be merged as a whole. */
const mostMerged = 200_000;

/** How long one way took to bring changes to a graph. */
export interface Changed {
  readonly contender: 'ours' | 'merge of the changes' | 'merge of everything';
  /** Entities that changed. */
  readonly count: number;
  readonly seconds: number;
  /** Processor time of making and sending the changes, and of Neo4j. */
  readonly processorSeconds: { readonly node: number; readonly neo4j: number };
}

/**
 * A thousand companies, or all where there are fewer, get another summary: by this project's `load --changes`, by a merge of just these rows, and,
 * on a small graph, by a merge of the whole data set, which is what remains to who does not know what has changed.
 */
export async function changeInTurns(
  graph: Graph,
  world: World,
  say: (line: string) => void,
): Promise<Changed[]> {
  const count = Math.min(mostChanged, countOf(world, 'Company'));
  const found: Changed[] = [];
  const time = async (contender: Changed['contender'], change: () => Promise<unknown>) => {
    const before = await processorSeconds(graph);
    const started = performance.now();
    await change();
    const seconds = (performance.now() - started) / 1000;
    const after = await processorSeconds(graph);
    const used = { node: after.node - before.node, neo4j: after.neo4j - before.neo4j };
    say(`${count} changes, ${contender}: ${seconds.toFixed(2)} s`);
    found.push({ contender, count, seconds, processorSeconds: used });
  };
  for (let round = 1; round <= rounds; round++) {
    const mine = changesTo(world, count, `${round} by ours`, `1.${round}.0`);
    await time('ours', () => loadChanges(graph, mine));
    await expectSummary(graph, count, `${round} by ours`);
    const theirs = changesTo(world, count, `${round} by merge`, '');
    // The properties are derived within the time, as ours are.
    await time('merge of the changes', () =>
      graph.driver.executeQuery(
        'UNWIND $rows AS row MERGE (n:Company {id: row.properties.id}) SET n += row.properties',
        {
          rows: theirs.entities.map(({ value }) => ({
            properties: propertiesIn(world, 'Company', value.id, value),
          })),
        },
        { database: graph.database },
      ),
    );
    await expectSummary(graph, count, `${round} by merge`);
  }
  if (world.size.relations <= mostMerged)
    await time('merge of everything', () => unwindMerge.load(graph, world, ''));
  return found;
}

function changesTo(world: World, count: number, summary: string, version: string): ChangeSet {
  const entities = Array.from({ length: count }, (_, rank) => {
    const value = { ...entityOf(world, 'Company', rank), summary: `Changed in round ${summary}.` };
    return { kind: 'Company', value, file: 'made', line: 1 };
  });
  const hash = contentHash(entities);
  return { meta: { ...metaOf(world), version }, hash, entities, relations: [], removed: [] };
}

/** What has not arrived must not look quick. */
async function expectSummary(graph: Graph, count: number, summary: string): Promise<void> {
  const [row] = await graph.read('MATCH (n:Company) WHERE n.summary = $summary RETURN count(n)', {
    summary: `Changed in round ${summary}.`,
  });
  if (row?.[0] !== count) throw new Error(`${row?.[0]} of ${count} changes arrived: ${summary}.`);
}
