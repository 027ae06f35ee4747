import { formats } from '../../src/interchange/export/formats.js';
import { relations } from '../../src/ontology/index.js';
import { table } from './page-parts.js';

/** The names of the formats, for a sentence. */
export function formatNames(): string {
  const names = formats.map(({ name }) => `\`${name}\``);
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** What each format of export keeps, as docs/exports.md shows it. */
export function formatsTable(): string {
  const rows = formats.map(({ name, extension, keeps }) => [
    `\`${name}\``,
    extension === 'zip' ? 'zip of files' : `\`.${extension}\``,
    keeps.entitiesAndRelations,
    keeps.fields,
    keeps.names,
    keeps.places,
    keeps.datasets,
    keeps.comesBack,
  ]);
  const head = [
    ...['format', 'file', 'entities and relations', 'all fields'],
    ...['names with language, kind, source', 'place within the source'],
    ...['which data set states what', 'comes back the same'],
  ];
  return table(head, rows);
}

/** What who reads a file has to know, one item a format. */
export function formatNotes(): string {
  return formats.map(({ name, notes }) => `- **\`${name}\`.** ${notes}`).join('\n');
}

/** The relations for which FollowTheMoney has a schema, or schema.org a property. */
export function relationsElsewhere(): string {
  const rows = relations
    .filter(({ followTheMoney, schemaOrg }) => followTheMoney ?? schemaOrg)
    .map(({ name, followTheMoney, schemaOrg }) => [
      `\`${name}\``,
      followTheMoney
        ? `\`${followTheMoney.schema}\`: \`${followTheMoney.from}\`, \`${followTheMoney.to}\``
        : '',
      schemaOrg
        ? `\`${schemaOrg.property}\`${schemaOrg.of === 'TO' ? ' of the second end' : ''}`
        : '',
    ]);
  return table(['Relation', 'In FollowTheMoney: schema, its ends', 'In schema.org'], rows);
}
