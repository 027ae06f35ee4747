import { UserError } from '../../../errors.js';
import { kinds, relations } from '../../../ontology/index.js';
import type { JsonLine } from '../read/ndjson.js';
import type { ParsedRow } from './parsed-row.js';

/** The newest format version that is supported. */
const newest = 1;

/** The description of the data sets in the header line of a policy-graph export. */
export type OwnHeader = Readonly<Record<string, unknown>> & {
  readonly datasets: readonly Record<string, unknown>[];
};

/** Whether a file is a policy-graph export, according to its first line. */
export function isOwnForm(lines: readonly JsonLine[]): boolean {
  return lines[0]?.value.format === 'policy-graph';
}

/**
 * Parses the entities and relations of a policy-graph export; each is taken as it is. Throws BAD_USER_INPUT if the file
 * is truncated or its format version is not supported.
 */
export function draftOwn(
  lines: readonly JsonLine[],
  file: string,
): { header: OwnHeader; drafts: ParsedRow[] } {
  const [first, ...rest] = lines;
  const last = rest.at(-1);
  const header = first?.value as OwnHeader;
  if (typeof header.formatVersion !== 'number' || header.formatVersion > newest)
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} has format version ${String(header.formatVersion)}; versions up to ${newest} are supported. Use a newer policy-graph.`,
    );
  const items = rest.slice(0, -1);
  const entities = items.filter(({ value }) => value.kind !== undefined).length;
  const ends =
    last?.value.end === true &&
    last.value.entities === entities &&
    last.value.relations === items.length - entities;
  if (!ends)
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} is truncated: its last line must be the end record, with the numbers of entities and relations. Export it again.`,
    );
  return { header, drafts: items.map((item) => draftOf(item, file)) };
}

function draftOf({ line, value, fault }: JsonLine, file: string): ParsedRow {
  const place = { file, table: 'ndjson', row: line, line };
  const none = { place, things: [], relations: [], readIn: [], faults: [], empty: false };
  if (fault) return { ...none, faults: [fault] };
  const { kind, relation, datasets: _by, ...fields } = value;
  if (kinds.some(({ name }) => name === kind) && typeof fields.id === 'string') {
    const shared = { ifNew: {}, references: {}, unknown: 'create', whole: true } as const;
    const name = typeof fields.name === 'string' ? [fields.name] : [];
    return {
      ...none,
      things: [{ ...shared, kind: String(kind), id: fields.id, names: name, value: fields }],
    };
  }
  const type = relations.find(({ name }) => name === relation);
  const { id: _id, from, to, ...own } = fields;
  if (!type || typeof from !== 'string' || typeof to !== 'string')
    return {
      ...none,
      faults: [
        `neither an entity with kind and id nor a relation with from and to: ${JSON.stringify(value).slice(0, 80)}`,
      ],
    };
  return {
    ...none,
    relations: [
      { type: type.name, from: { id: from }, to: { id: to }, value: own, references: {} },
    ],
  };
}
