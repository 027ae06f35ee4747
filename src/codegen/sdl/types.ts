import {
  type FieldShape,
  fieldShapes,
  kinds,
  type Traversal,
  traversalsOf,
  vocabularies,
} from '../../ontology/index.js';
import {
  block,
  coverageDescription,
  described,
  distinctSides,
  otherType,
  sideDescription,
  sideStem,
} from './text.js';

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
  '"Number of rows from the start, 0 to 200. Default: 20 if last is not given either." first: Int',
  '"Rows after this cursor." after: String',
  '"Number of rows from the end, 0 to 200." last: Int',
  '"Rows before this cursor." before: String',
].join('\n    ');

const dayArguments = [
  '"Only what held on this day, here and in nested fields. Default: the day of the enclosing field. Null: no day, so everything known is listed." asOf: Date',
  '"What to do with undated facts, if a day is given here or in an enclosing field. ONLY lists just the undated relations. Default: as in the enclosing field." undated: Undated',
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
      ...statedFields,
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
        described('Cursor of this row.', 'cursor: String!'),
        described('The entity at the other end.', `node: ${otherType(side)}!`),
        described('Id of the relation.', 'id: ID!'),
        ...fieldShapes(side.relation.schema)
          .filter(({ name }) => name !== 'from' && name !== 'to')
          .map(fieldLine),
        ...(side.relation.derived ? [] : statedFields),
      ]),
    ],
  );
}

/** What each data set says, on entities and on relations. */
const statedFields = [
  described(
    'What each data set states of each field, and where it read it: by field, the data set whose value is shown first.',
    'statements("Only of these fields, such as issuedOn. Default: of all." fields: [String!]): [Statement!]!',
  ),
  described(
    'The points on which data sets contradict each other about it, each with what every data set says.',
    'differences: [Difference!]!',
  ),
];

/** The connections of the root lists. Only a policy's edge knows reasons. */
export function listTypes(): string[] {
  return kinds.flatMap((kind) => [
    connectionType(kind.name, kind.name, [
      described(coverageDescription, 'coverage: [CoveredDataSet!]!'),
    ]),
    block(`One ${kind.label.en} of a list.`, `type ${kind.name}Edge`, [
      described('Cursor of this row.', 'cursor: String!'),
      described(`The ${kind.label.en}.`, `node: ${kind.name}!`),
      ...matchedLines,
      ...(kind.name === 'Policy' ? becauseLines() : []),
    ]),
  ]);
}

const matchedLines = [
  described(
    'The relations by which it meets the conditions of the filter on relations, such as `issuedBy` and `some`. A sector or place that stands for a wider one comes with the relations in between. Empty without such a condition; the relations readIn and sourceOf are never listed.',
    'matched: [Step!]!',
  ),
  described(
    'False if there are more than 100 such relations; only 100 are listed.',
    'matchedComplete: Boolean!',
  ),
];

function becauseLines(): string[] {
  return [
    described(
      'Every way in which the policy reaches the sectors and companies of the filter `affecting`. Empty without that filter.',
      'because: [Reason!]!',
    ),
    described(
      'False if there are more than 100 ways; only 100 are listed.',
      'becauseComplete: Boolean!',
    ),
  ];
}

function connectionType(stem: string, node: string, more: readonly string[] = []): string {
  return block(`A page of a list, and facts about the whole list.`, `type ${stem}Connection`, [
    described('The rows with their relation to the owner of the list.', `edges: [${stem}Edge!]!`),
    described('The entities of the rows.', `nodes: [${node}!]!`),
    described('Whether there are more rows, and the cursors to reach them.', 'pageInfo: PageInfo!'),
    described(
      'Number of rows in the whole list. It is counted only if this field is selected.',
      'totalCount: Int!',
    ),
    described(
      'True if the list, read to its last page, contains everything that the graph knows. False if a limit cut it off.',
      'complete: Boolean!',
    ),
    described('The day that the list is about. Null if no day was given.', 'asOf: Date'),
    ...more,
  ]);
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
    `${side.field}(\n    ${pageArguments}\n    "Only rows that match this filter." where: ${stem}Condition\n    ${dayArguments}\n  ): ${stem}Connection!`,
  );
}
