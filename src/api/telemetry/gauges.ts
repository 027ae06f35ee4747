import { Gauge, type Registry } from 'prom-client';
import { keptDataSets } from '../../load/data-set.js';
import type { Graph } from '../../neo4j/graph.js';
import { kinds, relations } from '../../ontology/index.js';
import { sharedWithinTime } from '../../runtime/within-time.js';
import type { Lane } from '../admission/lane.js';

/** A scrape must not wait for a Neo4j that is away; Prometheus gives up after ten seconds. In milliseconds. */
const MAX_WAIT_MS = 1_000;

/** The lanes of admission, read when they are scraped. */
export function laneGauges(registry: Registry, lanes: Readonly<Record<string, Lane>>): void {
  const gauge = (name: string, help: string, ofLane: (lane: Lane) => number) =>
    new Gauge({
      ...{ name, help, labelNames: ['lane'], registers: [registry] },
      collect() {
        for (const [lane, one] of Object.entries(lanes)) this.set({ lane }, ofLane(one));
      },
    });
  gauge(
    'policy_graph_admission_units',
    'Capacity for work at once, in units',
    (lane) => lane.capacity,
  );
  gauge('policy_graph_admission_units_in_use', 'Units of work under way', ({ load }) => load.used);
  gauge(
    'policy_graph_admission_waiting',
    'Requests that wait for their turn',
    ({ load }) => load.waiting,
  );
}

/**
 * Neo4j and the data sets. `refresh` reads the records of the data sets, which hold their counts, and only where they
 * may have changed: no scrape counts the graph. Without an answer within a second, Neo4j is down, and the last known
 * data sets stay.
 */
export function graphGauges(registry: Registry, graph: Graph): { refresh(): Promise<void> } {
  const registers = [registry];
  const up = new Gauge({
    name: 'policy_graph_neo4j_up',
    help: '1 where Neo4j answers',
    // Of several processes, the one that sees trouble counts.
    ...{ aggregator: 'min' as const, registers },
  });
  // All processes see the same data sets: a sum would multiply them.
  const ofGraph = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
  ) => new Gauge<Label>({ name, help, labelNames, aggregator: 'max', registers });
  const entities = ofGraph('policy_graph_entities', 'Entities that a data set states, by kind', [
    'data_set',
    'kind',
  ]);
  const links = ofGraph('policy_graph_relations', 'Relations that a data set states, by type', [
    'data_set',
    'type',
  ]);
  const info = ofGraph(
    'policy_graph_data_set_info',
    'The data sets in the graph, with their versions',
    ['data_set', 'version'],
  );
  const loaded = ofGraph(
    'policy_graph_data_set_loaded_timestamp_seconds',
    'When a data set was last loaded, in seconds since 1970',
    ['data_set'],
  );
  const ask = sharedWithinTime(() => keptDataSets(graph), MAX_WAIT_MS);
  return {
    async refresh() {
      const found = await ask();
      up.set(found ? 1 : 0);
      if (!found) return;
      for (const gauge of [entities, links, info, loaded]) gauge.reset();
      for (const { name: data_set, version, loadedAt, kindCounts, relationCounts } of found) {
        info.set({ data_set, version }, 1);
        loaded.set({ data_set }, Date.parse(loadedAt) / 1_000);
        for (const [at, { name }] of kinds.entries())
          entities.set({ data_set, kind: name }, kindCounts[at] ?? 0);
        for (const [at, { name }] of relations.entries())
          links.set({ data_set, type: name }, relationCounts[at] ?? 0);
      }
    },
  };
}
