import { loadDataset } from '../../dataset/load-dataset.js';
import { datasetMeta } from '../../dataset/meta.js';
import { printProblems } from '../../dataset/print-problems.js';
import type { Problem } from '../../dataset/problem.js';
import { UserError } from '../../errors.js';
import type { Inputs } from './inputs.js';
import type { GivenEnd, ParsedRow } from './parse/parsed-row.js';
import { type Mapping, ownSource } from './read/mapping.js';
import type { ValueDoubt } from './read/values.js';
import { decisionKey, groupsOf, type MentionCluster } from './resolve/clusters.js';
import { type Decided, type DecisionRow, dateKind, writeDecisions } from './resolve/decisions.js';
import { reasonOfDoubt } from './resolve/doubt-reasons.js';
import { doubtThreshold, withThreshold } from './resolve/doubt-threshold.js';
import type { EntityIndex, ScoreNames } from './resolve/entity-index.js';
import type { Settled } from './resolve/resolution.js';
import { resolveMentions } from './resolve/resolve-mentions.js';
import { build } from './write/build.js';
import { decisionCopies } from './write/decision-copies.js';
import { filesOf } from './write/files-of.js';
import { relationNotes } from './write/relation-notes.js';
import { type Summary, summaryOf, writeReport } from './write/report.js';
import { namesOfSeveral, sharedNamesIn } from './write/shared-names.js';
import { writeFolder } from './write/write-folder.js';

export interface ImportOptions {
  readonly inputs: Inputs;
  readonly mapping: Mapping | undefined;
  readonly known: EntityIndex;
  readonly score: ScoreNames;
  readonly folder: string;
  readonly decisions?: ReadonlyMap<string, Decided> | undefined;
  readonly decisionsFile?: string | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Imported {
  /** If there are any, nothing is written. */
  readonly problems: readonly Problem[];
  readonly summary?: Summary;
  readonly doubtful: readonly DecisionRow[];
  /** New names that resemble known ones less than the threshold asks. */
  readonly newBelow?: number;
  /** Files of decisions that stood in the folder and were kept. */
  readonly copies?: readonly string[];
}

/**
 * Builds a data set from the inputs, with a report of every row and a file of ambiguous names. The folder is written
 * completely or not at all, and its content passes the rules of every data set. Throws BAD_USER_INPUT if the new data
 * set has no description, and BAD_DATA if the result is invalid.
 */
export async function importInputs(options: ImportOptions): Promise<Imported> {
  const { inputs, mapping, folder, decisions = new Map<string, Decided>() } = options;
  if (inputs.problems.length > 0) return { problems: inputs.problems, doubtful: [] };
  const meta = metaOf(inputs, mapping);
  const groups = groupsOf(inputs.drafts);
  const { known, score, isBelow } = withThreshold(
    options.known,
    options.score,
    doubtThreshold(mapping?.doubtFrom, decisions),
  );
  const { settled, problems } = await resolveMentions(groups, inputs.drafts, {
    ...options,
    known,
    score,
  });
  if (problems.length > 0) return { problems, doubtful: [] };
  const settledOf = (thing: ParsedRow['things'][number]): Settled =>
    thing.whole
      ? { how: 'CREATED', id: thing.id ?? '', why: 'as it stands' }
      : (settled.get(groups.groupOf(thing)) as Settled);
  const source = mapping ? ownSource(mapping) : `source:${meta.name}`;
  const stage = {
    source,
    settledOf,
    known: await options.known.entities(idsIn(inputs.drafts, settled)),
  };
  const isWhole = inputs.drafts.every(({ things }) => things.every(({ whole }) => whole));
  const built = build(inputs.drafts, stage, isWhole ? undefined : sourceEntity(source, mapping), [
    ...(meta.sharedNames ?? []),
    ...namesOfSeveral(inputs.drafts, settledOf),
  ]);
  const { pieces } = built;
  const differences = await relationNotes(pieces, options.known);
  const outcomes = new Map(
    [...built.outcomes].map(([row, one]) => [
      row,
      { ...one, why: [...one.why, ...(differences.get(row) ?? [])] },
    ]),
  );
  const doubtful = [...doubtsIn(groups.all, settled), ...valueDoubts(inputs.drafts)];
  const meantFor = [...outcomes].filter(([{ leftOut }]) => leftOut?.by !== 'mapping');
  const left = meantFor.filter(([, { outcome }]) =>
    ['doubtful', 'refused', 'skipped'].includes(outcome),
  ).length;
  const gaps = [
    ...(meta.gaps ?? []),
    ...(left > 0
      ? [
          `${left} of ${meantFor.length} rows of the input are left out; report.csv says which and why.`,
        ]
      : []),
  ];
  const own = isWhole
    ? []
    : [
        {
          key: source,
          sort: 'Source',
          isRelation: false,
          restated: false,
          assumed: new Set<string>(),
          value: sourceEntity(source, mapping),
          rows: new Set<ParsedRow>(),
        },
      ];
  const { gaps: _known, sharedNames: declared = [], ...described } = meta;
  const sharedNames = [...new Set([...declared, ...sharedNamesIn(pieces.values())])];
  const further = {
    ...(sharedNames.length > 0 ? { sharedNames } : {}),
    ...(gaps.length > 0 ? { gaps } : {}),
  };
  const files = filesOf({ ...described, ...further }, [...own, ...pieces.values()]);
  files.set('report.csv', writeReport(outcomes));
  const kept = keptDecisions(decisions, doubtful);
  if (kept.length > 0) files.set('decisions.csv', writeDecisions(kept));
  const copies = await decisionCopies(folder, files);
  await writeFolder(folder, new Map<string, string | Uint8Array>([...files, ...copies]), mustHold);
  return {
    problems: [],
    summary: summaryOf({ pieces, outcomes }, doubtful),
    doubtful,
    newBelow: groups.all.filter(
      (group) =>
        settled.get(group)?.how === 'CREATED' &&
        group.names.some((name) => isBelow(group.kind, name)),
    ).length,
    copies: [...copies.keys()],
  };
}

/** The description of the new data set: from the mapping, or from the only data set in a policy-graph export. */
function metaOf({ header }: Inputs, mapping: Mapping | undefined) {
  if (mapping) {
    const { source: _source, tables: _tables, newOnes: _newOnes, doubtFrom: _, ...meta } = mapping;
    return meta as Omit<typeof mapping, 'source' | 'tables' | 'newOnes' | 'doubtFrom'> & {
      gaps?: string[];
    };
  }
  const named = (header?.datasets ?? []).filter(
    ({ name }) => header?.dataset == null || name === header.dataset,
  );
  const parsed = named.length === 1 ? datasetMeta.safeParse(named[0]) : undefined;
  if (!parsed?.success)
    throw new UserError(
      'BAD_USER_INPUT',
      `${header ? `The file holds ${named.length} data sets, so what comes of it needs a name of its own` : 'What comes of it needs a name, a version, a title and a licence'}. Say them in a mapping: --mapping mapping.yaml.`,
    );
  return parsed.data;
}

function sourceEntity(id: string, mapping: Mapping | undefined): Record<string, unknown> {
  return { id, ...mapping?.source, sources: [id] };
}

function idsIn(
  drafts: readonly ParsedRow[],
  settled: ReadonlyMap<MentionCluster, Settled>,
): string[] {
  const matched = [...settled.values()].flatMap((one) => (one.how === 'MATCHED' ? [one.id] : []));
  const idOf = (end: GivenEnd) => (typeof end === 'number' ? [] : [end.id]);
  const named = drafts.flatMap(({ relations }) =>
    relations.flatMap(({ from, to }) => [...idOf(from), ...idOf(to)]),
  );
  return [...new Set([...matched, ...named])];
}

function doubtsIn(
  groups: readonly MentionCluster[],
  settled: ReadonlyMap<MentionCluster, Settled>,
): DecisionRow[] {
  return groups.flatMap((group) => {
    const one = settled.get(group);
    if (one?.how !== 'DOUBTFUL') return [];
    const rows = group.places.map(({ table, row }) => `${table} ${row}`);
    return [
      {
        kind: group.kind,
        reason: reasonOfDoubt(one),
        given: group.called,
        rows,
        candidates: one.candidates,
        decision: '',
      },
    ];
  });
}

/** Texts that a person should look at, each once with all of its rows. */
function valueDoubts(drafts: readonly ParsedRow[]): DecisionRow[] {
  const found = new Map<string, { doubt: ValueDoubt; rows: string[] }>();
  for (const { place, faults, doubts = [] } of drafts) {
    for (const doubt of faults.length > 0 ? [] : doubts) {
      const key = decisionKey(dateKind, doubt.given);
      const one = found.get(key) ?? { doubt, rows: [] };
      one.rows.push(`${place.table} ${place.row}`);
      found.set(key, one);
    }
  }
  return [...found.values()].map(({ doubt: { given, candidates, why }, rows }) => ({
    kind: dateKind,
    given,
    rows,
    candidates: [],
    addName: 'no',
    decision: '',
    before: { candidates: candidates.join(' | '), reasons: why },
  }));
}

/** Rules come first. Earlier decisions are kept in the new file, so that the next import has them too. */
function keptDecisions(
  decisions: ReadonlyMap<string, Decided>,
  doubtful: readonly DecisionRow[],
): DecisionRow[] {
  const all = [...decisions.values()];
  const rules = all.filter(({ newBelow }) => newBelow !== undefined);
  const names = all.filter(({ newBelow }) => newBelow === undefined);
  return [...rules.map(({ row }) => row), ...doubtful, ...names.map(({ row }) => row)];
}

/** The result must pass the same check as every data set; otherwise it is not put in place. */
async function mustHold(written: string): Promise<void> {
  const { problems } = await loadDataset(written);
  if (problems.length === 0) return;
  throw new UserError('BAD_DATA', `${printProblems(problems)}\nNothing was written.`);
}
