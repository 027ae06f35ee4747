import type { Graph } from '../neo4j/graph.js';
import { fromOneSnapshot } from '../neo4j/within.js';
import { kinds } from '../ontology/index.js';
import { interpret } from '../queries/interpret/index.js';
import { search } from '../queries/search/index.js';
import { underWay } from '../queries/under-way.js';
import type { EntitySelection } from '../query/selection.js';
import { table } from './table.js';

/** Hits that are printed; more are in the pages and in the API. */
const MAX_HITS = 10;

const names: EntitySelection = new Map(
  kinds.map(({ name }) => [
    name,
    { fields: new Set(['name', 'nameZh']), sources: [], traversals: [], inForce: [] },
  ]),
);

/**
 * Prints the question that a text may mean, which is not asked, and the entities that it finds. Returns exit code 0.
 */
export async function printSearch(
  graph: Graph,
  text: string,
  write: (text: string) => void,
): Promise<number> {
  const [questions, found, why] = await fromOneSnapshot(graph, async (once) => {
    const asked = { text, first: MAX_HITS, node: names };
    const answers = await Promise.all([interpret(once, text), search(once, asked)]);
    return [...answers, underWay(once)] as const;
  });
  for (const { kind, filters, notUnderstood } of questions) {
    write(`It may ask for ${kind}:\n`);
    write(
      `${table(
        ['filter', 'value', 'by the words'],
        filters.map(({ parameter, values, entities, from }) => [
          parameter,
          entities.length > 0 ? entities.map(({ name }) => name).join(', ') : values.join(', '),
          from,
        ]),
      )}\n`,
    );
    if (notUnderstood.length > 0) write(`Not understood: ${notUnderstood.join(', ')}\n`);
    write('\n');
  }
  write(
    `${table(
      ['how', 'id', 'name', 'words that match', 'and do not'],
      found.edges.map(({ how, node, match }) => [
        how,
        String(node.id),
        String(node.name),
        match.matchedWords.join(', '),
        match.missingWords.join(', '),
      ]),
    )}\n`,
  );
  for (const one of [found, why]) if (one?.incomplete) write(`${one.incomplete}\n`);
  return 0;
}
