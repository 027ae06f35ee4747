import {
  type FieldShape,
  fieldShapes,
  kinds,
  type Traversal,
  traversalsOf,
  vocabularies,
} from '../../ontology/index.js';
import { block, described, distinctSides, otherType, sideDescription, sideStem } from './text.js';

const scalarTypes: Record<FieldShape['type'], string> = {
  string: 'String',
  integer: 'Int',
  number: 'Float',
  boolean: 'Boolean',
  date: 'Date',
  reference: 'ID',
  sourceReference: 'SourceReference',
  enum: '',
  object: '',
};

const pageArguments = [
  '"Rows of a page read forward, 0 to 200; 20 when neither first nor last is given." first: Int',
  '"Go on behind this cursor." after: String',
  '"Rows of a page read backward, 0 to 200." last: Int',
  '"Stop before this cursor." before: String',
].join('\n    ');

const dayArguments = [
  '"Only what held on this day, here and below. Left out: the day of what lies above. Null: no day, all that is known." asOf: Date',
  '"What to do with what is not dated, with a day of its own or from above; ONLY lists the undated relations alone. Left out: as above." undated: Undated',
].join('\n    ');

/** Enums, one a vocabulary, and the enum of the relations' own names. */
export function enums(): string[] {
  return vocabularies.map(({ name, description, terms }) =>
    block(
      description,
      `enum ${name}`,
      Object.entries(terms).map(([code, { description: text }]) => described(text, code)),
    ),
  );
}

/** The value types that fields are made of, such as Name and Quantity. */
export function valueTypes(): string[] {
  const found = new Map<string, FieldShape>();
  for (const field of kinds.flatMap((kind) => fieldShapes(kind.schema))) {
    if (field.objectName) found.set(field.objectName, field);
  }
  return [...found].map(([name, { fields = [] }]) =>
    block(
      `${name}: ${fields.map((field) => field.name).join(', ')}.`,
      `type ${name}`,
      fields.map(fieldLine),
    ),
  );
}

/** The object types, one a kind, with their fields and their relations as connections. */
export function kindTypes(): string[] {
  return kinds.map((kind) =>
    block(kind.description, `type ${kind.name} implements Node & Entity`, [
      ...fieldShapes(kind.schema).map(fieldLine),
      ...traversalsOf(kind.name).map(sideLine),
    ]),
  );
}

/** A connection and an edge for each side; the edge carries what the relation itself says. */
export function relationTypes(): string[] {
  return [...distinctSides(kinds.flatMap((kind) => traversalsOf(kind.name)))].flatMap(
    ([stem, side]) => [
      connectionType(stem, otherType(side)),
      block(`One relation: ${side.relation.sentence}.`, `type ${stem}Edge`, [
        described('Where the page can be continued.', 'cursor: String!'),
        described('What stands at the other end.', `node: ${otherType(side)}!`),
        described('Id of the relation.', 'id: ID!'),
        ...fieldShapes(side.relation.schema)
          .filter(({ name }) => name !== 'from' && name !== 'to')
          .map(fieldLine),
      ]),
    ],
  );
}

/** The connections of the root lists. Only a policy's edge knows reasons. */
export function listTypes(): string[] {
  return kinds.flatMap((kind) => [
    connectionType(kind.name, kind.name),
    block(`One ${kind.label.en} of a list.`, `type ${kind.name}Edge`, [
      described('Where the page can be continued.', 'cursor: String!'),
      described(`The ${kind.label.en}.`, `node: ${kind.name}!`),
      ...(kind.name === 'Policy' ? becauseLines() : []),
    ]),
  ]);
}

function becauseLines(): string[] {
  return [
    described(
      'Every way in which the policy reaches what `affecting` asks for; empty when it does not ask.',
      'because: [Reason!]!',
    ),
    described('False when there are more ways than the limit of 100.', 'becauseComplete: Boolean!'),
  ];
}

function connectionType(stem: string, node: string): string {
  return block(
    `A page of a list, and what is to be known of the whole.`,
    `type ${stem}Connection`,
    [
      described('The rows with what ties them to the list.', `edges: [${stem}Edge!]!`),
      described('The rows alone.', `nodes: [${node}!]!`),
      described('Whether there are more, and from where to go on.', 'pageInfo: PageInfo!'),
      described(
        'Number of rows in the whole list, counted only when asked for.',
        'totalCount: Int!',
      ),
      described(
        'True when the list, followed to its last page, is everything that the graph knows; false when a limit has cut it.',
        'complete: Boolean!',
      ),
      described(
        'The day that the list is about; null when it is about all that is known.',
        'asOf: Date',
      ),
    ],
  );
}

function fieldLine(field: FieldShape): string {
  const base =
    field.vocabulary ?? field.objectName ?? (field.name === 'id' ? 'ID' : scalarTypes[field.type]);
  const type = field.list ? `[${base}!]!` : `${base}${field.required ? '!' : ''}`;
  return described(field.description, `${field.name}: ${type}`);
}

function sideLine(side: Traversal): string {
  const stem = sideStem(side);
  return described(
    sideDescription(side),
    `${side.field}(\n    ${pageArguments}\n    "Only those that fit this." where: ${stem}Condition\n    ${dayArguments}\n  ): ${stem}Connection!`,
  );
}
