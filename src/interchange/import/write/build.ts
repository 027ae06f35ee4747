import type { Problem } from '../../../dataset/problem.js';
import type { FileEntry } from '../../../dataset/read-files.js';
import { publisherNames } from '../../../dataset/rules/publisher.js';
import { rules } from '../../../dataset/rules.js';
import { validate } from '../../../dataset/validate.js';
import { kindNamed, relationId, relationNamed } from '../../../ontology/index.js';
import type { ParsedRow } from '../parse/parsed-row.js';
import { type Assembled, assemble, type Stage } from './merge.js';
import { type RecordBuilder, recordOf } from './record-builder.js';

/**
 * Merges the rows and checks the result with the rules of every data set. Rows that violate a rule are rejected with
 * the message of the rule, until the rest is valid. `sharedNames` may be names of several. Each round rejects at least one row, so the loop ends.
 */
export function build(
  drafts: readonly ParsedRow[],
  stage: Omit<Stage, 'refused'>,
  ownSource: Readonly<Record<string, unknown>> | undefined,
  sharedNames: readonly string[],
): Assembled & { problems: Problem[] } {
  const refused = new Map<ParsedRow, string[]>();
  for (;;) {
    const { pieces, outcomes } = assemble(drafts, { ...stage, refused });
    const assembled = { pieces: withPublishers(pieces, ownSource), outcomes };
    const entries = [...assembled.pieces.values()].map(entryOf);
    const source = ownSource ? [entryAt('', 'sources', ownSource)] : [];
    const problems = validate([...source, ...entries], rules, sharedNames).problems;
    const before = refused.size;
    for (const { file, rule, message, expected } of problems) {
      for (const row of assembled.pieces.get(file)?.rows ?? []) {
        if (!refused.has(row)) refused.set(row, []);
        const field =
          rule === 'shape' ? /^The field (\w+) is missing\.$/.exec(message)?.[1] : undefined;
        const said = field
          ? `${file} needs ${field}, and nothing gives it`
          : `${rule}: ${inRowWords(message)} Expected: ${expected}.`;
        if (!refused.get(row)?.includes(said)) refused.get(row)?.push(said);
      }
    }
    if (refused.size === before) return { ...assembled, problems };
  }
}

/**
 * Adds PUBLISHED_BY from each source to the agency or company that its publisher's name means: tables and
 * FollowTheMoney give the publisher as text alone.
 */
function withPublishers(
  pieces: ReadonlyMap<string, RecordBuilder>,
  ownSource: Readonly<Record<string, unknown>> | undefined,
): ReadonlyMap<string, RecordBuilder> {
  const entities = [...pieces.values()].filter(({ isRelation }) => !isRelation);
  const meant = publisherNames(entities.map(({ sort, value }) => ({ kind: sort, value })));
  const sources = entities.filter(({ sort }) => sort === 'Source');
  const own = ownSource ? [{ value: ownSource, rows: new Set<ParsedRow>() }] : [];
  const ties = [...own, ...sources].flatMap(({ value, rows }): [string, RecordBuilder][] => {
    const to = meant(value.publisher);
    if (to === undefined) return [];
    const tie = { from: value.id, to, sources: value.sources };
    const key = relationId(relationNamed('PUBLISHED_BY'), tie);
    if (pieces.has(key)) return [];
    const sort = 'PUBLISHED_BY';
    const assumed = new Set<string>();
    return [[key, { key, sort, isRelation: true, restated: false, value: tie, rows, assumed }]];
  });
  return new Map([...pieces, ...ties]);
}

/** The message of a rule may refer to the position of another record. Here that is its id, which has no line. */
function inRowWords(message: string): string {
  return message.replace(/ \([a-z_]+:[^()]*:1\)/g, '');
}

function entryOf(piece: RecordBuilder): FileEntry {
  const { key, sort, isRelation } = piece;
  const value = recordOf(piece);
  return isRelation
    ? entryAt(key, 'relations', { type: sort, ...value })
    : entryAt(key, kindNamed(sort).plural, value);
}

function entryAt(file: string, folder: string, value: unknown): FileEntry {
  return { file, folder, value, lineOf: () => 1 };
}
