import type { Problem } from '../../../dataset/problem.js';
import { fieldShapes, kinds, relations } from '../../../ontology/index.js';
import type { Mapping, TableMapping, ThingMapping } from './mapping.js';
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
    ...(table.readIn === undefined || table.things[table.readIn]?.kind === 'Source'
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
  const kind = kinds.find(({ name }) => name === thing.kind);
  if (!kind)
    return [
      oneOf(
        'kind',
        thing.kind,
        kinds.map(({ name }) => name),
        [...path, 'kind'],
        say,
      ),
    ];
  const shapes = fieldShapes(kind.schema).filter(({ name }) => !placed.has(name));
  const plain = shapes.filter(({ fields }) => !fields);
  const given = { ...thing.fields, ...thing.lists };
  const lacking = shapes.filter(({ name, required }) => required && given[name] === undefined);
  return [
    ...inFields(thing.fields, plain, handles, [...path, 'fields'], say),
    ...Object.entries(thing.lists).flatMap(([name, parts]) => {
      const shape = shapes.find((one) => one.name === name && one.fields);
      const lists = shapes.filter(({ fields }) => fields).map((one) => one.name);
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
    ...(thing.unknown === 'refuse'
      ? []
      : lacking.map(({ name }) =>
          say(
            [...path, 'fields'],
            `A new ${kind.label.en} needs ${name}, and nothing gives it.`,
            `fields: {${name}: …}`,
            `Add ${name}: {value: …} or a column, or write unknown: refuse.`,
          ),
        )),
  ];
}

function inRelation(
  { type, from, to, fields }: TableMapping['relations'][number],
  table: TableMapping,
  path: MappingPath,
  say: Say,
): Problem[] {
  const relation = relations.find(({ name }) => name === type);
  if (!relation)
    return [
      oneOf(
        'relation',
        type,
        relations.map(({ name }) => name),
        [...path, 'type'],
        say,
      ),
    ];
  const handles = Object.keys(table.things);
  const kindOf = (end: string) =>
    table.things[end]?.kind ??
    kinds.find(({ name }) => end.startsWith(`${name.toLowerCase()}:`))?.name;
  const [start, end] = [kindOf(from), kindOf(to)];
  const strays = (
    [
      ['from', from],
      ['to', to],
    ] as const
  ).filter(([, one]) => kindOf(one) === undefined);
  if (strays.length > 0)
    return strays.map(([side, one]) =>
      oneOf('thing of this table', one, handles, [...path, side], say),
    );
  const shapes = fieldShapes(relation.schema).filter(
    ({ name }) => !['from', 'to', 'sources'].includes(name),
  );
  const lacking = shapes.filter(
    ({ name, required }) => required && name !== 'status' && fields[name] === undefined,
  );
  return [
    ...(relation.ends.some(([a, b]) => a === start && b === end)
      ? []
      : [
          say(
            path,
            `${type} ties ${start} → ${end} here.`,
            `${relation.sentence}: ${relation.ends.map((pair) => pair.join(' → ')).join(', ')}`,
            'Turn the ends round, or use the relation that fits them.',
          ),
        ]),
    ...inFields(fields, shapes, handles, [...path, 'fields'], say),
    ...lacking.map(({ name }) =>
      say(
        path,
        `${type} needs ${name}, and nothing gives it.`,
        `fields: {${name}: …}`,
        `Add ${name}: {value: …}, or a column.`,
      ),
    ),
  ];
}
