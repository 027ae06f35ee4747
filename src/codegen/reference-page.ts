import {
  type FieldShape,
  fieldShapes,
  type Kind,
  keepsSecondId,
  kinds,
  type Relation,
  relations,
  secondIdKey,
  sortIndexOf,
  type Vocabulary,
  vocabularies,
} from '../ontology/index.js';

/** The reference of the ontology, for whoever asks what a word of the graph means. */
export function renderReferencePage(): string {
  const seconds = relations
    .filter(keepsSecondId)
    .map(({ name }) => `\`${name}\``)
    .join(', ');
  return `<!-- Derived from src/ontology: change it there and run npm run generate. -->
# What is in the graph
Kinds of things, the relations between them, and the vocabularies that their fields use. Codes are the same in the data files, in Neo4j and in GraphQL, and permanent.

Every entity has an \`id\`, a \`name\`, if known a \`nameZh\`, further \`names\`, a \`summary\`, and the \`sources\` where it was read. \`unstated\` names the fields that a data set repeats from another so that its record stands alone, and does not state itself. Every relation has an \`id\`, a \`status\`, if known \`since\` and \`until\`, and its own \`sources\`. Where one tie has several intervals, as of a stake that has grown, each is a relation, told apart by its \`interval\`.

In Neo4j ${seconds} also have \`${secondIdKey}\`, the second id of their own id, repeated by the loader so that an index finds the relations of a hub in their order. It is derived, no part of the data, and never exported.

## Kinds
${kinds.map(kindSection).join('\n')}
## Relations
| relation | read forward | read backward | what it says |
|---|---|---|---|
${relations.map(relationRow).join('\n')}

${relations
  .filter(({ ownFields }) => ownFields.length > 0)
  .map(relationSection)
  .join('\n')}
## Vocabularies
${vocabularies.map(vocabularySection).join('\n')}`;
}

function kindSection(kind: Kind): string {
  const own = fieldShapes(kind.schema).filter(
    ({ name }) =>
      !['id', 'name', 'nameZh', 'names', 'summary', 'sources', 'unstated'].includes(name),
  );
  return `### ${kind.name} · ${kind.label.zh}
${kind.description}

${fieldTable(own)}
`;
}

function relationRow({ name, label, reverse, description, symmetric, weak }: Relation): string {
  const marks = [
    symmetric ? 'the same either way' : '',
    weak ? 'weak: no tie by itself' : '',
  ].filter(Boolean);
  return `| \`${name}\` | ${label.en} · ${label.zh} | ${reverse.en} · ${reverse.zh} | ${description}${marks.length > 0 ? ` *(${marks.join('; ')})*` : ''} |`;
}

function relationSection(relation: Relation): string {
  const own = fieldShapes(relation.schema).filter(({ name }) => relation.ownFields.includes(name));
  return `### ${relation.name}
${relation.sentence}.

${fieldTable(own)}
${keysOf(relation)}`;
}

function keysOf(relation: Relation): string {
  const keys = sortIndexOf(relation);
  if (!keys) return '';
  const names = keys.properties.map((name) => `\`${name}\``).join(', ');
  return `
In Neo4j it also has ${names}: the ids of its ends and what lists are sorted by, repeated by the loader so that an index finds them. They are derived, no part of the data, and never exported.
`;
}

function vocabularySection({ name, description, terms }: Vocabulary): string {
  const rows = Object.entries(terms).map(
    ([code, term]) => `| \`${code}\` | ${term.label.en} · ${term.label.zh} | ${term.description} |`,
  );
  return `### ${name}
${description}

| code | label | meaning |
|---|---|---|
${rows.join('\n')}
`;
}

function fieldTable(fields: readonly FieldShape[]): string {
  if (fields.length === 0) return 'No fields of its own.';
  const rows = fields.map(
    (field) =>
      `| \`${field.name}\` | ${typeOf(field)} | ${field.required ? 'yes' : ''} | ${field.description} |`,
  );
  return `| field | type | required | meaning |\n|---|---|---|---|\n${rows.join('\n')}`;
}

function typeOf(field: FieldShape): string {
  const name =
    field.vocabulary ??
    field.objectName ??
    (field.reference ? `id of ${field.reference}` : field.type);
  return field.list ? `list of ${name}` : name;
}
