import type { Problem } from '../../../dataset/problem.js';
import { type FieldShape, fieldShapes, kinds, relations } from '../../../ontology/index.js';
import {
  choicesOf,
  fieldOfScheme,
  keysOf,
  type Mapping,
  type TableMapping,
  type ThingMapping,
} from './mapping.js';
import type { LineOf } from './mapping-cells.js';
import { inFields, type MappingPath, oneOf, type Say } from './mapping-cells.js';
import { vocabularyNamed } from './values.js';

/** Fields of an entity that have their own keys in a mapping. */
const placed = new Set(['id', 'name', 'nameZh', 'names', 'sources']);

/** Problems of a mapping beyond its shape: names that the ontology lacks, references to undefined entities. */
export function mappingProblems(mapping: Mapping, file: string, lineOf: LineOf): Problem[] {
  const say: Say = (path, message, expected, fix = 'Correct it.') => ({
    file,
    line: lineOf(path),
    rule: 'mapping',
    message,
    expected,
    fix,
  });
  return Object.entries(mapping.tables).flatMap(([name, table]) =>
    inTable(table, ['tables', name], say),
  );
}

function inTable(table: TableMapping, path: MappingPath, say: Say): Problem[] {
  const handles = Object.keys(table.things);
  return [
    ...Object.entries(table.things).flatMap(([name, thing]) =>
      inThing(thing, handles, [...path, 'things', name], say),
    ),
    ...table.relations.flatMap((one, at) =>
      inRelation(one, table, [...path, 'relations', at], say),
    ),
    ...(table.readIn === undefined || isSource(table.things[table.readIn])
      ? []
      : [
          say(
            [...path, 'readIn'],
            `readIn: ${table.readIn} is not an entity of kind Source.`,
            'the name of a thing of kind Source',
            'Add the thing, or take readIn out.',
          ),
        ]),
  ];
}

function inThing(
  thing: ThingMapping,
  handles: readonly string[],
  path: MappingPath,
  say: Say,
): Problem[] {
  const chosen = choicesOf(thing.kind);
  const found = kinds.filter(({ name }) => chosen.includes(name));
  const strange = chosen.filter((one) => found.every(({ name }) => name !== one));
  if (strange.length > 0)
    return strange.map((one) =>
      oneOf(
        'kind',
        one,
        kinds.map(({ name }) => name),
        [...path, 'kind'],
        say,
      ),
    );
  const shapesOf = (kind: (typeof kinds)[number]) =>
    fieldShapes(kind.schema).filter(({ name }) => !placed.has(name));
  const all = found.flatMap(shapesOf);
  const given = { ...thing.fields, ...thing.lists };
  const isNamed = thing.name !== undefined || thing.nameZh !== undefined;
  return [
    ...(isNamed || thing.id !== undefined || thing.key !== undefined
      ? []
      : [
          say(
            path,
            'Nothing says which thing it is.',
            'name, or key or id where it is named elsewhere',
          ),
        ]),
    ...inKeys(thing, chosen, path, say),
    ...unknownFields(
      thing.fields,
      all.filter(({ fields }) => !fields),
      [...path, 'fields'],
      say,
    ),
    ...unique(
      found.flatMap((kind) =>
        inFields(
          fieldsOf(thing.fields, shapesOf(kind)),
          shapesOf(kind),
          handles,
          [...path, 'fields'],
          say,
        ),
      ),
    ),
    ...Object.entries(thing.lists).flatMap(([name, parts]) => {
      const shape = all.find((one) => one.name === name && one.fields);
      const lists = all.filter(({ fields }) => fields).map((one) => one.name);
      if (!shape) return [oneOf('field with parts', name, lists, [...path, 'lists', name], say)];
      return parts.flatMap((cells, at) =>
        inFields(cells, shape.fields ?? [], handles, [...path, 'lists', name, at], say),
      );
    }),
    ...thing.names.flatMap(({ kind: nameKind }, at) => {
      const codes = Object.keys(vocabularyNamed('NameKind')?.terms ?? {});
      return codes.includes(nameKind)
        ? []
        : [oneOf('kind of name', nameKind, codes, [...path, 'names', at, 'kind'], say)];
    }),
    ...(thing.unknown === 'refuse' || !isNamed
      ? []
      : found.flatMap((kind) =>
          shapesOf(kind)
            .filter(({ name, required }) => required && given[name] === undefined)
            .map(({ name }) =>
              say(
                [...path, 'fields'],
                `A new ${kind.label.en} needs ${name}, and nothing gives it.`,
                `fields: {${name}: …}`,
                `Add ${name}: {value: …} or a column, or write unknown: refuse.`,
              ),
            ),
        )),
  ];
}

/** Keys that are to be kept where no entity of the kind has a place for them. */
function inKeys(
  thing: ThingMapping,
  chosen: readonly string[],
  path: MappingPath,
  say: Say,
): Problem[] {
  return keysOf(thing).flatMap(({ scheme, keep }, at) => {
    const kind =
      scheme === undefined || keep === false
        ? undefined
        : chosen.find((one) => fieldOfScheme(one, scheme) === undefined);
    if (kind === undefined) return [];
    return [
      say(
        [...path, 'key', ...(Array.isArray(thing.key) ? [at] : [])],
        `A ${kind} keeps no identifiers, so ${scheme} has no place.`,
        'keep: false, or a scheme that is a field of the kind',
        'Add keep: false; the keys are then compared within the input alone.',
      ),
    ];
  });
}

function isSource(thing: ThingMapping | undefined): boolean {
  return thing !== undefined && choicesOf(thing.kind).every((kind) => kind === 'Source');
}

/** The cells for fields that one of several kinds or relations has; the others are for the rest of them. */
function fieldsOf(
  cells: ThingMapping['fields'],
  shapes: readonly FieldShape[],
): ThingMapping['fields'] {
  return Object.fromEntries(
    Object.entries(cells).filter(([name]) =>
      shapes.some((one) => one.name === name && !one.fields),
    ),
  );
}

/** Fields that none of the kinds or relations has among which a row chooses. */
function unknownFields(
  cells: ThingMapping['fields'],
  shapes: readonly FieldShape[],
  path: MappingPath,
  say: Say,
): Problem[] {
  const names = [...new Set(shapes.map(({ name }) => name))];
  return Object.keys(cells)
    .filter((name) => !names.includes(name))
    .map((name) => oneOf('field', name, names, [...path, name], say));
}

/** Several kinds may say the same of one cell. */
function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((one) => [`${one.line} ${one.message}`, one])).values()];
}

function inRelation(
  { type, from, to, fields, until }: TableMapping['relations'][number],
  table: TableMapping,
  path: MappingPath,
  say: Say,
): Problem[] {
  const chosen = choicesOf(type);
  const found = relations.filter(({ name }) => chosen.includes(name));
  const strange = chosen.filter((one) => found.every(({ name }) => name !== one));
  if (strange.length > 0)
    return strange.map((one) =>
      oneOf(
        'relation',
        one,
        relations.map(({ name }) => name),
        [...path, 'type'],
        say,
      ),
    );
  const kindsOf = (end: string): string[] => {
    const thing = table.things[end];
    if (thing) return choicesOf(thing.kind);
    return kinds.map(({ name }) => name).filter((name) => end.startsWith(`${name.toLowerCase()}:`));
  };
  const [start, end] = [kindsOf(from), kindsOf(to)];
  const strays = (
    [
      ['from', from],
      ['to', to],
    ] as const
  ).filter(([, one]) => kindsOf(one).length === 0);
  if (strays.length > 0)
    return strays.map(([side, one]) =>
      oneOf('thing of this table', one, Object.keys(table.things), [...path, side], say),
    );
  const shapesOf = (relation: (typeof relations)[number]) =>
    fieldShapes(relation.schema).filter(({ name }) => !['from', 'to', 'sources'].includes(name));
  return [
    ...found
      .filter(({ identity }) => until && (!fields.since || !identity.includes('interval')))
      .map(({ name, identity }) =>
        say(
          [...path, 'until'],
          identity.includes('interval')
            ? 'until: next needs to know when each row begins.'
            : `${name} has no validity intervals.`,
          'a column for since, of a relation with dates of its own',
          'Add since to fields, or take until out.',
        ),
      ),
    ...found
      .filter(({ ends }) => !ends.some(([a, b]) => start.includes(a) && end.includes(b)))
      .map(({ name, sentence, ends }) =>
        say(
          path,
          `${name} ties ${start.join(' or ')} → ${end.join(' or ')} here.`,
          `${sentence}: ${ends.map((pair) => pair.join(' → ')).join(', ')}`,
          'Turn the ends round, or use the relation that fits them.',
        ),
      ),
    ...unknownFields(fields, found.flatMap(shapesOf), [...path, 'fields'], say),
    ...unique(
      found.flatMap((relation) =>
        inFields(
          fieldsOf(fields, shapesOf(relation)),
          shapesOf(relation),
          Object.keys(table.things),
          [...path, 'fields'],
          say,
        ),
      ),
    ),
    ...found.flatMap((relation) =>
      shapesOf(relation)
        .filter(({ name, required }) => required && name !== 'status' && fields[name] === undefined)
        .map(({ name }) =>
          say(
            path,
            `${relation.name} needs ${name}, and nothing gives it.`,
            `fields: {${name}: …}`,
            `Add ${name}: {value: …}, or a column.`,
          ),
        ),
    ),
  ];
}
