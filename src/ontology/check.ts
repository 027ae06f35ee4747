import { z } from 'zod';
import { fieldShapes } from './field-shape.js';
import { sortIndexOf } from './indexes.js';
import type { Kind } from './kind.js';
import { kinds as allKinds } from './kinds.js';
import { fieldNameOf, type Relation } from './relation.js';
import { relations as allRelations } from './relations.js';
import type { Text } from './text.js';
import { vocabularies as allVocabularies } from './vocabularies.js';
import type { Vocabulary } from './vocabulary.js';

interface OntologyParts {
  readonly kinds: readonly Kind[];
  readonly relations: readonly Relation[];
  readonly vocabularies: readonly Vocabulary[];
}

const whole: OntologyParts = {
  kinds: allKinds,
  relations: allRelations,
  vocabularies: allVocabularies,
};
/** GraphQL names, without the reserved leading underscores and the three reserved values. */
const code = /^[A-Z][A-Z0-9_]*$/;
const textTypes: ReadonlySet<string> = new Set(['string', 'date', 'enum']);

/** The errors of an ontology, each with the entry that contains it. Empty if it is valid. */
export function checkOntology(ontology: OntologyParts = whole): string[] {
  return [
    ...ontology.vocabularies.flatMap(vocabularyFaults),
    ...ontology.kinds.flatMap(kindFaults),
    ...ontology.relations.flatMap((relation) => relationFaults(relation, ontology)),
    ...repeated(
      'kind',
      ontology.kinds.map((kind) => kind.name),
    ),
    ...repeated(
      'relation',
      ontology.relations.map((relation) => relation.name),
    ),
    ...repeated(
      'vocabulary',
      ontology.vocabularies.map((vocabulary) => vocabulary.name),
    ),
    ...repeated('label', ontology.relations.flatMap(labelsOf)),
  ];
}

function vocabularyFaults({ name, description, terms }: Vocabulary): string[] {
  return [
    ...missing(`vocabulary ${name}`, { description }),
    ...Object.entries(terms).flatMap(([key, term]) => [
      ...(code.test(key)
        ? []
        : [`vocabulary ${name}: code ${key} is not a legal GraphQL enum value in capitals`]),
      ...missing(`vocabulary ${name}: code ${key}`, {
        description: term.description,
        'English label': term.label.en,
        'Chinese label': term.label.zh,
      }),
    ]),
  ];
}

function kindFaults(kind: Kind): string[] {
  const fields = fieldShapes(kind.schema);
  const sorted = [
    ...kind.sortBy,
    ...kind.orders.flatMap((order) => (order.by === 'AMOUNT' ? [order.field] : order.fields)),
  ];
  const unknown = sorted.filter((name) => !fields.some((field) => field.name === name));
  return [
    ...missing(`kind ${kind.name}`, {
      description: kind.description,
      'English label': kind.label.en,
      'Chinese label': kind.label.zh,
    }),
    ...fieldFaults(`kind ${kind.name}`, kind.schema),
    ...unknown.map((name) => `kind ${kind.name}: sorts by ${name}, which is no field of it`),
  ];
}

function relationFaults(relation: Relation, { kinds }: OntologyParts): string[] {
  const where = `relation ${relation.name}`;
  const known = new Set(kinds.map((kind) => kind.name));
  return [
    ...(code.test(relation.name) ? [] : [`${where}: the name is not in capitals and underscores`]),
    ...missing(where, {
      description: relation.description,
      sentence: relation.sentence,
      label: inBoth(relation.label),
      'reverse label': inBoth(relation.reverse),
      'sentence with {from} and {to}': inBoth(relation.says, /\{from\}.*\{to\}/),
      'pairs of kinds that it can connect': relation.ends?.length > 0 ? 'yes' : '',
    }),
    ...(relation.ends ?? [])
      .flat()
      .filter((end) => !known.has(end))
      .map((end) => `${where}: end ${end} is no kind`),
    ...fieldFaults(where, relation.schema),
    ...listKeyFaults(where, relation, kinds),
  ];
}

/**
 * A sort index belongs to one relation type, which must connect a single pair of kinds, and the copied fields must be
 * texts so that the sentinel works.
 */
function listKeyFaults(where: string, relation: Relation, kinds: readonly Kind[]): string[] {
  if (relation.sortKeys.length === 0) return [];
  const keys = sortIndexOf(relation);
  if (!keys) return [`${where}: is listed by fields, and may tie the same two several times`];
  const known = fieldShapes(kinds.find(({ name }) => name === keys.item)?.schema ?? z.object({}));
  const own = new Set(fieldShapes(relation.schema).map(({ name }) => name));
  const isText = (name: string) =>
    known.some((field) => field.name === name && !field.list && textTypes.has(field.type));
  return [
    ...relation.sortKeys
      .filter((name) => !isText(name))
      .map((name) => `${where}: is listed by ${name}, which is no text or date of ${keys.item}`),
    ...keys.properties
      .filter((name) => own.has(name))
      .map((name) => `${where}: the key ${name} is the name of a field of it`),
  ];
}

function fieldFaults(where: string, schema: Kind['schema']): string[] {
  return fieldShapes(schema).flatMap((field) => [
    ...missing(`${where}: field ${field.name}`, { description: field.description }),
    // Neo4j stores only lists of plain values, so a list of objects becomes one list per field, without gaps.
    ...(field.fields ?? [])
      .filter((inner) => inner.list || inner.fields || !inner.required)
      .map((inner) => `${where}: field ${field.name}.${inner.name} must be plain and required`),
  ]);
}

function labelsOf({ label, reverse, symmetric }: Relation): string[] {
  const texts: (Text | undefined)[] = symmetric ? [label] : [label, reverse];
  return texts.flatMap((text) => (text?.en ? [fieldNameOf(text.en)] : []));
}

/**
 * A text that says whether both languages are there. The text itself may be missing: an ontology is checked while it is
 * being written, before the compiler has seen it.
 */
function inBoth(text: Text | undefined, form = /./): string {
  return form.test(text?.en ?? '') && form.test(text?.zh ?? '') ? 'yes' : '';
}

function missing(where: string, parts: Record<string, string | undefined>): string[] {
  return Object.entries(parts)
    .filter(([, text]) => !text?.trim())
    .map(([part]) => `${where}: ${part} is missing`);
}

function repeated(what: string, names: string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map(
    (name) => `${what} ${name} stands twice`,
  );
}
