import type { Graph } from '../../neo4j/graph.js';
import { kindNamed } from '../../ontology/index.js';
import { type Period, periodIn } from '../../text/interpret/period.js';
import { isJoining, type KindWords, type Meaning } from '../../text/interpret/words.js';
import { type Folded, fold, nameKey } from '../../text/normalise/fold.js';
import { askedFor } from '../../text/search/search-text.js';
import { isStopWord } from '../../text/search/words/stop-words.js';
import { keyOf } from '../../text/search/words/synonyms.js';
import { type Token, tokensOf } from '../../text/search/words/tokens.js';
import type { EntityReference } from '../answer.js';
import { kindWords } from '../search/kind-words.js';
import { type Mention, mentionsOf, type Run, runsOf } from '../search/mentions.js';
import { synonymsIn } from '../search/query-words.js';
import type { InterpretedFilter, InterpretedQuestion } from './answer.js';

/** The parameter that a mention of a kind becomes, for each kind that can be asked for. */
const parameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Policy: {
    Agency: 'issuedBy',
    Sector: 'affectingSector',
    Company: 'affectingCompany',
    Place: 'appliesIn',
  },
  Event: {
    Agency: 'parties',
    Company: 'parties',
    Person: 'parties',
    Sector: 'concerns',
    Place: 'locatedIn',
  },
  Company: { Sector: 'operatesIn', Place: 'basedIn' },
};

/** The parameters of a period, for each kind that has days. */
const periodParameters: Readonly<Record<string, (period: Period) => string>> = {
  Policy: ({ day }) => day,
  Event: () => 'date',
};

const mentioned: ReadonlySet<string> = new Set(['Agency', 'Sector', 'Company', 'Place', 'Person']);

/** A part of the text that is understood: tokens from `at` on. */
interface Part {
  readonly at: number;
  readonly length: number;
}

/**
 * The structured questions that a text may mean: at most one, and none where the text names no kind of thing or nothing
 * to filter by, or where a name means several. Two statements. Throws as a search does for a text that is empty or too
 * long.
 */
export async function interpret(
  graph: Graph,
  text: string,
): Promise<readonly InterpretedQuestion[]> {
  askedFor(text);
  const words = kindWords();
  const folded = fold(text);
  const { key } = folded;
  const tokens = tokensOf(text);
  const period = periodIn(key);
  const inPeriod = tokens.map(({ start }) =>
    period?.spans.some(([from, to]) => start >= from && start < to),
  );
  const exact = longestFirst(await mentionsOf(graph, runsOf(key, tokens), mentioned), inPeriod);
  const kindsNamed = kindWordsIn(tokens, words, exact, inPeriod);
  const head = headOf(tokens, kindsNamed, exact);
  if (!head || !parameters[head.kind]) return [];
  const open = tokens.map((_, at) => !inPeriod[at] && ![...exact, ...kindsNamed].some(covers(at)));
  const meant = longestFirst(
    await mentionsOf(graph, await synonymRuns(graph, tokens, open), new Set(['Sector'])),
    inPeriod,
  );
  const filters = filtersOf(head, {
    folded,
    tokens,
    kindsNamed,
    mentions: [...exact, ...meant],
    period,
  });
  if (!filters || filters.length === 0) return [];
  const used = new Set(filters.flatMap(({ tokens: some }) => some));
  const notUnderstood = tokens.filter((token, at) => {
    if (used.has(at) || inPeriod[at] || kindsNamed.some(covers(at))) return false;
    return !isStopWord(token.text) && !isJoining(token);
  });
  return [
    {
      kind: kindNamed(head.kind).plural,
      filters: filters.map(({ tokens: _, ...filter }) => filter),
      notUnderstood: notUnderstood.map((token) => token.text),
    },
  ];
}

const covers =
  (place: number) =>
  ({ at, length }: Part) =>
    place >= at && place < at + length;

/** Mentions that do not overlap, the longest first: a ministry is not the sector in its name. */
function longestFirst(all: readonly Mention[], taken: readonly (boolean | undefined)[]): Mention[] {
  const kept: Mention[] = [];
  for (const one of [...all].sort((a, b) => b.length - a.length || a.at - b.at)) {
    const places = Array.from({ length: one.length }, (_, next) => one.at + next);
    if (places.some((place) => taken[place] || kept.some(covers(place)))) continue;
    kept.push(one);
  }
  return kept.sort((a, b) => a.at - b.at);
}

type KindWord = Part & { readonly meaning: Meaning };

function kindWordsIn(
  tokens: readonly Token[],
  known: KindWords,
  mentions: readonly Mention[],
  taken: readonly (boolean | undefined)[],
): KindWord[] {
  const found: KindWord[] = [];
  for (let at = 0; at < tokens.length; ) {
    let length = Math.min(4, tokens.length - at);
    for (; length > 0; length--) {
      const places = Array.from({ length }, (_, next) => at + next);
      if (places.some((place) => taken[place] || mentions.some(covers(place)))) continue;
      const meaning = known.of(tokens.slice(at, at + length));
      if (meaning) {
        found.push({ at, length, meaning });
        break;
      }
    }
    at += Math.max(1, length);
  }
  return found;
}

/**
 * The word that says what is asked for: in English the first, in Chinese the last. A word for companies or sectors
 * behind a sector only says what that is. Without such a word, an agency beside a sector or a company asks for policies.
 */
function headOf(
  tokens: readonly Token[],
  kindsNamed: readonly KindWord[],
  mentions: readonly Mention[],
): Meaning | undefined {
  const isChinese = tokens.filter(({ isHan }) => isHan).length * 2 > tokens.length;
  const precise = kindsNamed.filter(({ meaning }) => parameters[meaning.kind]);
  const candidates = precise.filter(({ meaning }) => meaning.kind !== 'Company');
  const named = candidates.length > 0 ? candidates : precise;
  const head = isChinese ? named.at(-1) : named[0];
  if (head) {
    const types = named
      .filter(({ meaning }) => meaning.kind === head.meaning.kind)
      .flatMap(({ meaning }) => meaning.types ?? []);
    return types.length > 0 ? { ...head.meaning, types: [...new Set(types)] } : head.meaning;
  }
  const kinds = new Set(mentions.flatMap(({ bearers }) => bearers.map(({ kind }) => kind)));
  if (kinds.has('Agency') && (kinds.has('Sector') || kinds.has('Company')))
    return { kind: 'Policy' };
  return undefined;
}

/** Runs of words that are not understood yet and have synonyms, under which a sector may be known. */
async function synonymRuns(
  graph: Graph,
  tokens: readonly Token[],
  open: readonly boolean[],
): Promise<Run[]> {
  const synonyms = await synonymsIn(graph);
  return tokens.flatMap((_, at): Run[] => {
    const found = synonyms.at(tokens, at);
    if (!found || !open.slice(at, at + found.tokens).every(Boolean)) return [];
    const keys = found.group.map(({ text, han }) => nameKey(han || text));
    return [{ at, length: found.tokens, keys: [...new Set([...keys, ...found.group.map(keyOf)])] }];
  });
}

type PlacedFilter = InterpretedFilter & { readonly tokens: readonly number[] };

/** The filters of a question. Undefined if a name in it may mean several things. */
function filtersOf(
  head: Meaning,
  {
    folded,
    tokens,
    kindsNamed,
    mentions,
    period,
  }: {
    readonly folded: Folded;
    readonly tokens: readonly Token[];
    readonly kindsNamed: readonly KindWord[];
    readonly mentions: readonly Mention[];
    readonly period: Period | undefined;
  },
): PlacedFilter[] | undefined {
  const own = parameters[head.kind] ?? {};
  const from = ({ at, length }: Part) => {
    const [first, last] = [tokens[at], tokens[at + length - 1]];
    return asTyped(folded, first?.start ?? 0, (last?.start ?? 0) + (last?.text.length ?? 0));
  };
  const filters: PlacedFilter[] = [];
  for (const mention of mentions) {
    const fitting = mention.bearers.filter(({ kind }) => own[kind]);
    const preferred = preference.map((kind) => fitting.filter((one) => one.kind === kind));
    const [bearer, ...others] = preferred.find((some) => some.length > 0) ?? [];
    if (!bearer) continue;
    if (others.length > 0) return undefined;
    filters.push({
      ...{
        parameter: own[bearer.kind] ?? '',
        values: [bearer.id],
        entities: [bearer],
        from: from(mention),
      },
      tokens: Array.from({ length: mention.length }, (_, next) => mention.at + next),
    });
  }
  const code = (
    parameter: string,
    values: readonly string[] | undefined,
    part: KindWord | undefined,
  ) => {
    if (!values || !part) return;
    const entities: EntityReference[] = [];
    filters.push({ parameter, values: [...values], entities, from: from(part), tokens: [] });
  };
  const typed = kindsNamed.find(({ meaning }) => meaning.kind === head.kind && meaning.types);
  code('type', head.types, typed);
  const stated = kindsNamed.find(({ meaning }) => meaning.kind === head.kind && meaning.statuses);
  code('status', stated?.meaning.statuses, stated);
  const day = periodParameters[head.kind];
  if (period && day) {
    const start = period.spans[0]?.[0] ?? 0;
    const end = period.spans.at(-1)?.[1] ?? start;
    const said = { entities: [], from: asTyped(folded, start, end), tokens: [] };
    if (period.from)
      filters.push({ parameter: `${day(period)}From`, values: [period.from], ...said });
    if (period.to) filters.push({ parameter: `${day(period)}To`, values: [period.to], ...said });
  } else if (period) return undefined;
  return united(filters);
}

/** A range of a key as it stands in the text. */
function asTyped({ text, at }: Folded, start: number, end: number): string {
  return text.slice(at[start] ?? 0, end < at.length ? at[end] : undefined).trim();
}

/** Which bearer of a name is meant, where those of several kinds have it. */
const preference = ['Agency', 'Company', 'Person', 'Sector', 'Place'];

/** Filters on one parameter as one: any of their values applies. */
function united(filters: readonly PlacedFilter[]): PlacedFilter[] {
  const found = new Map<string, PlacedFilter>();
  for (const filter of filters) {
    const before = found.get(filter.parameter);
    found.set(
      filter.parameter,
      before
        ? {
            ...before,
            values: [...new Set([...before.values, ...filter.values])],
            entities: [...before.entities, ...filter.entities],
            from: `${before.from}, ${filter.from}`,
            tokens: [...before.tokens, ...filter.tokens],
          }
        : filter,
    );
  }
  return [...found.values()];
}
