import { ArgumentError } from '../../errors.js';
import { type DataSet, dataSetNamed } from '../../load/data-set.js';
import { kindNamed, kinds, relations } from '../../ontology/index.js';
import { ontologyAsData } from '../ontology-as-data.js';
import type { Resolvers } from './resolver.js';

/** The ontology and the data sets as data. */
export const ontology: Resolvers = {
  DataSet: {
    kindCounts: (parent) =>
      pairs(kinds, (parent as DataSet).kindCounts).map(([kind, count]) => ({ kind, count })),
    relationCounts: (parent) =>
      pairs(relations, (parent as DataSet).relationCounts).map(([relation, count]) => ({
        relation,
        count,
      })),
  },
  Ontology: Object.fromEntries(
    Object.entries(ontologyAsData).map(([list, all]) => [
      list,
      (_parent, args) => {
        const names = args.names as readonly string[] | null | undefined;
        const given = list === 'kinds' ? names?.map((name) => kindNamed(name).name) : names;
        return named(all as readonly NamedEntry[], given);
      },
    ]),
  ),
  Query: {
    ontology: () => ({}),
    dataSet: (_parent, { name }, { graph }) =>
      dataSetNamed(graph, name as string | null | undefined),
  },
};

/** The entries with these names, or all. Throws UNKNOWN_NAME for an unknown name. */
function named(all: readonly NamedEntry[], names: readonly string[] | null | undefined) {
  const known = all.map(({ name }) => name);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new ArgumentError(
      'UNKNOWN_NAME',
      'names',
      `"${unknown}" is not in the ontology. There are ${known.join(', ')}.`,
      { given: unknown, candidates: known },
    );
  }
  return names ? all.filter(({ name }) => names.includes(name)) : all;
}

interface NamedEntry {
  readonly name: string;
}

function pairs(all: readonly NamedEntry[], counts: readonly number[]) {
  return all.map(({ name }, at) => [name, counts[at] ?? 0] as const);
}
