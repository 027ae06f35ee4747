import { median, spread } from '../measure/statistics.js';
import type { SizedTold } from '../report/goals.js';
import type { Loader } from './contender.js';
import type { LoadResults } from './measure.js';

/** W8 in words and figures. */
export function tellLoads(
  { relations, equal, loads, changes }: LoadResults,
  contenders: readonly Loader[],
): SizedTold {
  if (!equal) throw new Error('The graphs that the contenders made are not equal.');
  const of = (name: string) => loads.filter(({ contender }) => contender === name);
  const seconds = (name: string) => of(name).map((one) => one.seconds);
  // The same round of both met the same neighbours on the machine.
  const times = (name: string) =>
    median(seconds(name).map((one, at) => one / (seconds('ours')[at] ?? one)));
  const changing = (name: string) =>
    changes.filter(({ contender }) => contender === name).map((one) => one.seconds);
  const ways = [...new Set(changes.map(({ contender }) => contender))];
  const count = changes[0]?.count ?? 0;
  const shown = count.toLocaleString('en');
  const given = contenders.map(({ name, given: what }) => `\`${name}\`: ${what}.`).join(' ');
  return {
    relations,
    text: `A generated world of ${relations.toLocaleString('en')} relations and ${loads[0]?.nodes.toLocaleString('en')} nodes comes into a Neo4j that has constraints and indexes and nothing else, by each in turn; the graphs stated the same. Ours writes more, which it derives: three properties on each \`ISSUED\`, which an index holds, and a \`READ_IN\` from each node to its sources, with two indexes. ${given} Then ${shown} companies get another summary in a graph that is there: by \`load --changes\` and by a merge of just the changed rows${ways.includes('merge of everything') ? '; and all is merged again, which is what remains to who does not know what has changed' : ''}.`,
    head: ['what', 'who', 'seconds', 'least', 'most', 'rows/s', 'CPU Node s', 'CPU Neo4j s'],
    rows: [
      ...contenders.map(({ name }) => {
        const { median: middle, least, most } = spread(seconds(name));
        const cpu = (part: 'node' | 'neo4j') =>
          median(of(name).map((one) => one.processorSeconds[part]));
        const rows = median(of(name).map(({ rowsPerSecond }) => rowsPerSecond));
        return ['first load', name, middle, least, most, rows, cpu('node'), cpu('neo4j')];
      }),
      ...ways.map((way) => {
        const { median: middle, least, most } = spread(changing(way));
        const cpu = (part: 'node' | 'neo4j') =>
          median(
            changes
              .filter(({ contender }) => contender === way)
              .map((one) => one.processorSeconds[part]),
          );
        const rate = count / middle;
        return [`${shown} changes`, way, middle, least, most, rate, cpu('node'), cpu('neo4j')];
      }),
    ],
    ratios: {
      'best peer first load': times('unwind-merge'),
      'floor first load': times('load-csv'),
      'best peer 1,000 changes':
        median(changing('merge of the changes')) / median(changing('ours')),
    },
  };
}
