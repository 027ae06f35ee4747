import type { Graph } from '../../neo4j/graph.js';
import { kindNamed } from '../../ontology/index.js';
import { type Period, periodIn } from '../../text/interpret/period.js';
import { isJoining, isTurning, type Meaning, partOf } from '../../text/interpret/words.js';
import { type Folded, fold } from '../../text/normalise/fold.js';
import { askedFor } from '../../text/search/search-text.js';
import { type Token, tokensOf } from '../../text/search/words/tokens.js';
import type { EntityReference } from '../answer.js';
import { kindWords } from '../search/kind-words.js';
import { type Mention, mentionsOf, runsOf } from '../search/mentions.js';
import { synonymsIn } from '../search/query-words.js';
import type { InterpretedFilter, InterpretedQuestion } from './answer.js';
import { type Head, headOf, type KindWord, kindWordsIn, parameters } from './head.js';
import {
  asTyped,
  covers,
  isPlainWord,
  isProper,
  longestFirst,
  type Part,
  placesOf,
  synonymRuns,
} from './named.js';

/** The parameters of a period, for each kind that has days. */
const periodParameters: Readonly<Record<string, (period: Period) => string>> = {
  Policy: ({ day }) => day,
  Event: ({ day }) => (day === 'reported' ? 'reported' : 'date'),
};

const mentioned: ReadonlySet<string> = new Set(['Agency', 'Sector', 'Company', 'Place', 'Person']);

/**
 * The structured questions that a text may mean: at most one, and none where the text names no kind of thing or nothing
 * to filter by, or where a name means several. Three statements. Throws as a search does for a text that is empty or
 * too long.
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
  if (tokens.some(isTurning)) return [];
  const period = periodIn(key);
  const inPeriod = tokens.map(({ start }) =>
    period?.spans.some(([from, to]) => start >= from && start < to),
  );
  const synonyms = await synonymsIn(graph);
  const named = (await mentionsOf(graph, runsOf(key, tokens), mentioned)).filter(
    (one) => !isPlainWord(one, folded, tokens, synonyms),
  );
  const isFree = (places: readonly Part[]) => (at: number) =>
    !inPeriod[at] && !places.some(covers(at));
  // An agency by what it is called, such as the commerce ministry. Else its words would say what is asked for.
  const organs = await mentionsOf(
    graph,
    synonymRuns(synonyms, tokens, isFree(named), isProper),
    new Set(['Agency']),
  );
  const exact = longestFirst([...named, ...organs], inPeriod);
  const kindsNamed = kindWordsIn(tokens, words, exact, inPeriod);
  const head = headOf(tokens, kindsNamed, exact);
  if (!head) return [];
  const meant = longestFirst(
    await mentionsOf(
      graph,
      synonymRuns(synonyms, tokens, isFree([...exact, ...kindsNamed]), () => true),
      new Set(['Sector']),
    ),
    inPeriod,
  );
  const mentions = [...exact, ...meant];
  const isUnderstood = (at: number) =>
    inPeriod[at] ||
    [...mentions, ...kindsNamed].some(covers(at)) ||
    [tokens[at]].every((token) => token === undefined || isJoining(token, true));
  const held = period && isSupported(period, head, tokens, isUnderstood) ? period : undefined;
  if (period && !periodParameters[head.kind]) return [];
  const filters = filtersOf(head, {
    ...{ folded, tokens, period: held, isUnderstood },
    // A name before a word that is not understood may be a part of the name of something else: steel bicycles.
    mentions: withoutSecondOfPair(head, tokens, mentions).filter(
      ({ at, length, bearers }) =>
        isUnderstood(at + length) || bearers.some(({ kind }) => kind !== 'Sector'),
    ),
  });
  if (!filters || filters.length === 0) return [];
  const used = new Set([
    ...filters.flatMap(({ tokens: some }) => some),
    ...head.parts.flatMap(placesOf),
    ...kindsNamed.filter(({ meaning }) => isPlain(meaning)).flatMap(placesOf),
  ]);
  const notUnderstood = tokens.filter((token, at) => {
    if (used.has(at) || (held && inPeriod[at])) return false;
    return !isJoining(token, held !== undefined);
  });
  const unknown = wordsOfTokens(notUnderstood);
  // A text of which most is not understood is no question.
  if (unknown.length > used.size + (held ? 1 : 0)) return [];
  return [
    {
      kind: kindNamed(head.kind).plural,
      filters: filters.map(({ tokens: _, ...filter }) => filter),
      notUnderstood: unknown,
    },
  ];
}

/** Between two parties something is done by both, which no filter says: the second is not understood. */
function withoutSecondOfPair(
  { kind }: Head,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): readonly Mention[] {
  const isPair = tokens.some(({ text }) => /^(between|jointly|之间|共同|联合)$/u.test(text));
  if (!isPair) return mentions;
  const parameter = kind === 'Event' ? 'parties' : 'issuedBy';
  const isPartner = ({ bearers }: Mention) =>
    bearers.some((one) => parameters[kind]?.[one.kind] === parameter);
  const [first] = mentions.filter(isPartner);
  return mentions.filter((one) => one === first || !isPartner(one));
}

/** Whether a word for a kind says no more than the kind. */
const isPlain = ({ kind, types, statuses }: Meaning) =>
  parameters[kind] !== undefined && !types && !statuses;

/** The words of tokens; neighbouring single Chinese characters are one word that the dictionary does not know. */
function wordsOfTokens(tokens: readonly Token[]): string[] {
  const words: string[] = [];
  let end = -1;
  for (const { text, start, isHan } of tokens) {
    const isRest = isHan && start === end && text.length === 1;
    if (isRest) words[words.length - 1] += text;
    else words.push(text);
    end = isHan && (isRest || text.length === 1) ? start + text.length : -1;
  }
  return words;
}

type PlacedFilter = InterpretedFilter & { readonly tokens: readonly number[] };

/** The filters of a question. Undefined if a name in it may mean several things. */
function filtersOf(
  head: Head,
  {
    folded,
    tokens,
    mentions,
    period,
    isUnderstood,
  }: {
    readonly folded: Folded;
    readonly tokens: readonly Token[];
    readonly mentions: readonly Mention[];
    readonly period: Period | undefined;
    readonly isUnderstood: (at: number) => boolean;
  },
): PlacedFilter[] | undefined {
  const isDraft = isPutForward(head);
  const own: Readonly<Record<string, string>> = {
    ...parameters[head.kind],
    ...(isDraft ? { Agency: 'putForwardBy' } : {}),
  };
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
    if (!fits(head.kind, bearer.kind, mention, tokens, isUnderstood)) continue;
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
  const typed = head.parts.find(({ meaning }) => meaning.types);
  code('type', head.types, typed);
  const stated = head.parts.find(({ meaning }) => meaning.statuses);
  code('status', head.statuses, stated);
  const day = periodParameters[head.kind];
  if (period && day) {
    const start = period.spans[0]?.[0] ?? 0;
    const end = period.spans.at(-1)?.[1] ?? start;
    const said = { entities: [], from: asTyped(folded, start, end), tokens: [] };
    const name = isDraft ? 'published' : day(period);
    if (period.from) filters.push({ parameter: `${name}From`, values: [period.from], ...said });
    if (period.to) filters.push({ parameter: `${name}To`, values: [period.to], ...said });
  }
  return united(filters);
}

/**
 * Whether the words beside a name leave it the part that a filter gives it: who is affected is no issuer, who issues is
 * not affected, and Beijing is a place only where something is said to be in it.
 */
function fits(
  head: string,
  kind: string,
  { at, length }: Part,
  tokens: readonly Token[],
  isUnderstood: (at: number) => boolean,
): boolean {
  const skipped = tokens[at - 1]?.text === 'the' ? 2 : 1;
  const { isAbout, isIssuer, isPlace } = partOf(
    tokens[at - skipped],
    tokens[at + length],
    tokens[at]?.isHan ?? false,
  );
  // What is listed in Hong Kong is not based there.
  if (kind === 'Place') return isPlace && isUnderstood(at - skipped - 1);
  if (head !== 'Policy') return true;
  if (kind === 'Agency') return !isAbout;
  return !isIssuer || (kind === 'Sector' && tokens[at - skipped]?.text === 'of');
}

/** A draft and a call for input are put forward and published; nobody has issued them. */
const isPutForward = ({ statuses = [], types = [] }: Head) =>
  statuses.includes('DRAFT') || types.includes('CALL_FOR_INPUT');

/** Types that have a period of their own: a plan for 2025 was not issued in 2025. */
const withPeriod: ReadonlySet<string> = new Set(['TARGET', 'ACTION_PLAN', 'FIVE_YEAR_PLAN']);
const issuingWords =
  /^(issued|published|released|announced|passed|adopted|reported|发布|印发|出台|公布|通过|报道)$/u;

/**
 * Whether a period is that of the days by which a list is filtered: not where a word that is not understood rules it.
 */
function isSupported(
  { day, spans }: Period,
  { kind, types = [] }: Head,
  tokens: readonly Token[],
  isUnderstood: (at: number) => boolean,
): boolean {
  if (kind === 'Event' && (day === 'passed' || day === 'effective')) return false;
  const isIssued = tokens.some(({ text }) => issuingWords.test(text));
  if (!isIssued && types.some((type) => withPeriod.has(type))) return false;
  const [from = 0, to = 0] = spans[0] ?? [];
  const first = tokens.findIndex(({ start }) => start >= from);
  const behind = tokens.findIndex(({ start }) => start >= to);
  let before = first - 1;
  while (/^(in|on|during|the|of|at)$/u.test(tokens[before]?.text ?? '')) before--;
  if (!isUnderstood(before)) return false;
  return behind < 0 || !tokens[behind]?.isHan || isUnderstood(behind);
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
