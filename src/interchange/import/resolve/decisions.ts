import { type Info, parse } from 'csv-parse/sync';
import type { Problem } from '../../../dataset/problem.js';
import { UserError } from '../../../errors.js';
import { dateExamples, kindOfId, kinds } from '../../../ontology/index.js';
import { csvText, unguarded } from '../../csv.js';
import { readDate } from '../read/dates.js';
import { delimiterOf } from '../read/read-csv.js';
import { decisionKey } from './clusters.js';
import type { Resembling } from './entity-index.js';

/** A decision by a person about an ambiguous name. */
export type Decision = { readonly is: string } | 'new' | 'skip';

/** What stands in the column kind of a text that may be a date, in place of the kind of a name. */
export const dateKind = 'date';

export interface DecisionRow {
  readonly kind: string;
  /** Why it is in doubt, in few words. */
  readonly reason?: string;
  readonly given: string;
  /** Rows that contain the name, such as `policies 12`. */
  readonly rows: readonly string[];
  readonly candidates: readonly Resembling[];
  /** Whether the name becomes a name of the entity that it is decided to be: `yes` or `no`. */
  readonly addName?: string;
  readonly decision: string;
  /** The cells on candidates of an earlier round, which are kept as they were. */
  readonly before?: { readonly candidates: string; readonly reasons: string };
}

export interface Decided {
  readonly decision: Decision;
  readonly addsNames: boolean;
  /** Of a rule: every name in doubt whose candidates all have a lower score is new. */
  readonly newBelow?: number;
  readonly line: number;
  readonly row: DecisionRow;
}

const columns = ['kind', 'given', 'rows', 'candidates', 'reasons', 'add name', 'decision'] as const;

/**
 * The decisions file for editing: one ambiguous name per row, its candidates with scores and reasons, whether it
 * becomes a name of the one that is chosen, and a column for the decision.
 */
export function writeDecisions(rows: readonly DecisionRow[]): string {
  const cells = rows.map(({ kind, given, rows: places, candidates, addName, decision, before }) => [
    kind,
    given,
    places.join('; '),
    before?.candidates ?? candidates.map(candidateCell).join(' | '),
    before?.reasons ?? candidates.flatMap(reasonsCell).join(' | '),
    addName ?? 'yes',
    decision,
  ]);
  return csvText([columns, ...cells], { bom: true });
}

function candidateCell({ id, name, nameZh, score }: Resembling): string {
  return `${id} = ${name}${nameZh ? ` ${nameZh}` : ''} (${score})`;
}

function reasonsCell({ id, reasons = [] }: Resembling): string[] {
  return reasons.length > 0 ? [`${id}: ${reasons.join('; ')}`] : [];
}

/**
 * Parses that file. An empty decision leaves the name ambiguous. Throws BAD_USER_INPUT if it is not a decisions table.
 */
export function readDecisions(
  text: string,
  file: string,
): { decisions: ReadonlyMap<string, Decided>; problems: Problem[] } {
  const records = recordsOf(text, file);
  const decisions = new Map<string, Decided>();
  const problems: Problem[] = [];
  let line = 2;
  for (const { record, info } of records) {
    const { kind = '', given = '', rows = '', candidates = '', reasons = '' } = record;
    const { decision = '' } = record;
    const addName = (record['add name'] ?? '').trim() || 'yes';
    const name = unguarded(given);
    // A rule is about no row of its own. A name in doubt that is written so stands in at least one.
    if (name === everyName && rows.trim() === '') {
      const rule = ruleOf(kind.trim(), decision.trim(), line);
      if (rule) decisions.set(ruleKey(rule.row.kind), rule);
      else if (decision.trim() !== '') problems.push(noRule(kind, decision, file, line));
      line = info.lines + 1;
      continue;
    }
    const read = decisionOf(decision.trim(), kind);
    if (!['yes', 'no'].includes(addName.toLowerCase()))
      problems.push({
        file,
        line,
        rule: 'decision',
        message: `"${addName}" does not say whether "${name}" becomes a name of the ${kind || 'thing'}.`,
        expected: 'yes, no, or nothing for yes',
        fix: 'Correct the column add name.',
      });
    if (read === undefined)
      problems.push({
        file,
        line,
        rule: 'decision',
        message: `"${decision}" is not a decision for the ${kind || 'thing'} "${name}".`,
        expected:
          kind === dateKind
            ? `a date such as ${dateExamples}, skip, or nothing`
            : `an id such as ${kind.toLowerCase() || 'agency'}:some-name, new, skip, or nothing`,
        fix:
          kind === dateKind
            ? 'Copy one of the dates under candidates, or write skip.'
            : 'Copy one of the ids under candidates, or write new or skip.',
      });
    else if (read !== 'open')
      decisions.set(decisionKey(kind, name), {
        decision: read,
        addsNames: addName.toLowerCase() === 'yes',
        line,
        row: {
          kind,
          given: name,
          rows: rows.split('; ').filter(Boolean),
          candidates: [],
          addName,
          decision: decision.trim(),
          before: { candidates: unguarded(candidates), reasons: unguarded(reasons) },
        },
      });
    line = info.lines + 1;
  }
  return { decisions, problems };
}

/** What stands in the column given of a rule, in place of a name. */
const everyName = '*';

/** The kind of a rule that holds for all kinds, in place of the name of one. */
export const ALL_KINDS = 'all';

/** The key of a rule among the decisions, which no name has. */
export function ruleKey(kind: string): string {
  return `\n${kind}`;
}

/** The rule that names whose candidates all have a lower score are new. */
export function newBelowRule(kind: string, score: number, line = 1): Decided {
  const decision = `new below ${score}`;
  const row = { kind, given: everyName, rows: [], candidates: [], addName: 'no', decision };
  return { decision: 'new', addsNames: false, newBelow: score, line, row };
}

function ruleOf(kind: string, decision: string, line: number): Decided | undefined {
  const [, score] = /^new below (\d{1,3})$/i.exec(decision) ?? [];
  const all = kind === '' || kind.toLowerCase() === ALL_KINDS;
  if (score === undefined || Number(score) > 100) return undefined;
  if (!all && !kinds.some(({ name }) => name === kind)) return undefined;
  return newBelowRule(all ? ALL_KINDS : kind, Number(score), line);
}

function noRule(kind: string, decision: string, file: string, line: number): Problem {
  return {
    file,
    line,
    rule: 'decision',
    message: `"${decision}" is not a rule for ${kind || 'all'} names in doubt.`,
    expected:
      'new below and a score up to 100, such as new below 70, with a kind or all under kind',
    fix: 'Correct the rule, or leave its decision empty.',
  };
}

/** A row as csv-parse returns it with `info`: its cells by heading, and the lines read up to its end. */
interface ParsedDecision {
  readonly record: Readonly<Record<string, string | undefined>>;
  readonly info: Pick<Info, 'lines'>;
}

function recordsOf(text: string, file: string) {
  let headings: readonly string[] = [];
  try {
    const records = parse<ParsedDecision>(text, {
      bom: true,
      columns: (head: string[]) => {
        headings = head;
        return head;
      },
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    const missing = ['kind', 'given', 'decision'].filter((one) => !headings.includes(one));
    if (missing.length === 0) return records;
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} has no column ${missing.join(', ')}. Take the file that an import wrote, and fill in its column decision.`,
    );
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} is not a table of decisions: ${(error as Error).message}. Take the file that an import wrote, and fill in its column decision.`,
    );
  }
}

function decisionOf(text: string, kind: string): Decision | 'open' | undefined {
  if (text === '') return 'open';
  const word = text.toLowerCase();
  if (kind === dateKind) return word === 'skip' ? word : dateIn(text);
  if (word === 'new' || word === 'skip') return word;
  return kindOfId(text)?.name === kind ? { is: text } : undefined;
}

/** A spreadsheet may have made 2021/8/27 of the date that somebody wrote. */
function dateIn(text: string): Decision | undefined {
  const read = readDate(text);
  return read && read.from === undefined ? { is: read.iso } : undefined;
}

/** What was decided on texts that may be dates. */
export function decidedDates(decisions: ReadonlyMap<string, Decided> | undefined) {
  return (given: string): { readonly is: string } | 'skip' | undefined => {
    const decision = decisions?.get(decisionKey(dateKind, given))?.decision;
    return decision === 'new' ? undefined : decision;
  };
}
