import { dataSetFolders, loadDataset } from '../dataset/load-dataset.js';
import { printProblems } from '../dataset/print-problems.js';
import { UserError } from '../errors.js';
import type {
  EntityIndex,
  KeyQuery,
  KnownEntity,
  ScoreNames,
  TieQuery,
} from '../interchange/import/resolve/entity-index.js';
import { knownInFolders, onlySure } from '../interchange/import/resolve/known-folders.js';
import { dayFieldsOf } from '../interchange/import/resolve/ties.js';
import { stated } from '../load/stated.js';
import { statedRelations } from '../load/stated-relations.js';
import type { Graph } from '../neo4j/graph.js';
import {
  dateKey,
  fieldShapes,
  kindNamed,
  kindOfId,
  relationNamed,
  widerDates,
} from '../ontology/index.js';
import { scoreOfNames } from '../text/match/score-name.js';
import { documentNumberForms } from '../text/normalise/document-number.js';
import { namesInGraph } from './names-in-graph.js';

/**
 * The names in a graph, without those stated only by the data set that is imported: it is rebuilt, not matched with
 * itself.
 */
export function knownInGraph(graph: Graph, dataSet: string | undefined): EntityIndex {
  const resembling = namesInGraph(graph, dataSet, scoreNames());
  return {
    resembling: async (queries) =>
      (await resembling(queries)).map((found, at) => onlySure(queries[at]?.kind ?? '', found)),
    entities: async (ids) => (await stated(graph, ids, dataSet)) as Map<string, KnownEntity>,
    keyed: (queries) => keyedInGraph(graph, queries),
    tied: async (queries) => {
      const answers: (readonly string[])[] = [];
      for (const query of queries) answers.push(await tiedInGraph(graph, query));
      const others = await stated(graph, [...new Set(answers.flat())], dataSet);
      return answers.map((ids) => ids.filter((id) => others.has(id)));
    },
    relationsOf: (ids, types) => statedRelations(graph, ids, types, dataSet),
  };
}

/**
 * Ids of entities with one of the values among their identifiers or in the field of the scheme. One statement for each
 * kind and scheme, which reads the entities that have any.
 */
async function keyedInGraph(graph: Graph, queries: readonly KeyQuery[]): Promise<string[]> {
  const valuesOf = new Map<string, Set<string>>();
  for (const { kind, scheme, value } of queries) {
    const key = JSON.stringify([kind, scheme]);
    valuesOf.set(key, (valuesOf.get(key) ?? new Set()).add(value.toUpperCase()));
  }
  const found = new Set<string>();
  for (const [key, values] of valuesOf) {
    const [kind, scheme] = JSON.parse(key) as [string, string];
    const { name, schema } = kindNamed(kind);
    const fields = fieldShapes(schema).map((one) => one.name);
    const field = fields.includes(scheme) ? scheme : 'identifiers';
    if (!fields.includes(field)) continue;
    const forms =
      scheme === 'documentNumber' ? [...values].flatMap(documentNumberForms) : [...values];
    const rows = await graph.read<[string]>(
      field === 'identifiers'
        ? `MATCH (n:${name}) WHERE any(one IN n.identifiers WHERE
             toUpper(replace(replace(last(split(one, ':')), ' ', ''), '-', '')) IN $forms
             OR toUpper(trim(last(split(one, ':')))) IN $forms) RETURN n.id`
        : `MATCH (n:${name}) WHERE toUpper(n[$field]) IN $forms RETURN n.id`,
      { forms: forms.map((one) => one.toUpperCase()), field },
    );
    for (const [id] of rows) found.add(id);
  }
  return [...found];
}

/** Ids of the entities of a kind with one of the others at one of the relations and a day that is near, or the number. */
async function tiedInGraph(
  graph: Graph,
  { kind, types, others, days, documentNumbers }: TieQuery,
): Promise<string[]> {
  const found = new Set<string>();
  if (documentNumbers.length > 0) {
    const rows = await graph.read<[string]>(
      `MATCH (n:${kindNamed(kind).name}) WHERE n.documentNumber IN $numbers RETURN n.id`,
      { numbers: documentNumbers },
    );
    for (const [id] of rows) found.add(id);
  }
  const ofOthers = new Set(
    others.map((id) => kindOfId(id)?.name).filter((one) => one !== undefined),
  );
  for (const other of days ? ofOthers : []) {
    const fitting = types.filter((type) =>
      relationNamed(type).ends.some(([from, to]) => from === other && to === kind),
    );
    if (fitting.length === 0) continue;
    const rows = await graph.read<[string]>(
      `MATCH (o:${other})-[:${fitting.join('|')}]->(n:${kindNamed(kind).name})
       WHERE o.id IN $others AND any(field IN $fields WHERE
         n[field] <= $last AND (n[field] >= $first OR n[field] IN $around))
       RETURN DISTINCT n.id`,
      {
        others,
        fields: dayFieldsOf(kind).map(({ name }) => name),
        first: days?.[0],
        last: days?.[1],
        // Less exact dates that may mean the first day, or one behind it.
        around: widerDates(days?.[0] ?? '').map(dateKey),
      },
    );
    for (const [id] of rows) found.add(id);
  }
  return [...found];
}

/** The names of data sets in folders. Throws BAD_DATA for a data set with problems. */
export async function knownInFoldersAt(
  paths: readonly string[],
  dataSet: string | undefined,
): Promise<EntityIndex> {
  const folders = await Promise.all(paths.map(dataSetFolders));
  const read = await Promise.all(folders.flat().map((path) => loadDataset(path)));
  const datasets = read.map(({ dataset, problems }, at) => {
    if (!dataset)
      throw new UserError(
        'BAD_DATA',
        `${folders.flat()[at]} is not usable:\n${printProblems(problems)}`,
      );
    return dataset;
  });
  return knownInFolders(
    datasets.filter(({ meta }) => meta.name !== dataSet),
    scoreNames(),
  );
}

/** The matching of the graph, applied to names in memory. */
export function scoreNames(): ScoreNames {
  return (text, kind, names) => {
    const { score = 0, safe = false, exact = false } = scoreOfNames(text, kind, names) ?? {};
    return { score, safe, exact };
  };
}
