import {
  fieldShapes,
  keepsSecondId,
  kinds,
  onceEach,
  relations,
  secondIdKey,
} from '../ontology/index.js';

/**
 * The properties that the loader writes of each kind and relation, one column each: what is stated, what follows from
 * names, and who states it. A list of objects is one column for each of their fields.
 */
export function loadColumns(name: string): readonly string[] {
  const kind = kinds.find((one) => one.name === name);
  const relation = relations.find((one) => one.name === name);
  const schema = (kind ?? relation)?.schema;
  if (!schema) throw new Error(`The ontology has neither a kind nor a relation ${name}.`);
  const stated = fieldShapes(schema)
    .filter((field) => kind || !['from', 'to'].includes(field.name))
    .flatMap((field) =>
      field.fields ? field.fields.map((inner) => `${field.name}_${inner.name}`) : [field.name],
    );
  return [
    ...(kind ? [] : ['id']),
    ...(relation && keepsSecondId(relation) ? [secondIdKey] : []),
    ...stated,
    ...(kind ? derivedOfNames : []),
    ...provenance,
    ...['differing', 'otherSources'],
  ];
}

/** What the loader derives of the names and texts of an entity. */
const derivedOfNames: readonly string[] = [
  ...['aliases', 'caption', 'nameKeys', 'searchKeys', 'textKeys'],
];
const provenance: readonly string[] = ['datasets', 'hash', 'statements'];

/**
 * The properties that a changed record is compared by, besides those that say who states it. What follows from the
 * names is left out: it is most of an entity, and changes only if they do.
 */
export const comparedColumns = onceEach((name): readonly string[] =>
  loadColumns(name).filter(
    (column) => !derivedOfNames.includes(column) && !provenance.includes(column),
  ),
);
