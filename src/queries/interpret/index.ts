import type { Graph } from '../../neo4j/graph.js';
import { kindNamed } from '../../ontology/index.js';
import { type Period, periodIn } from '../../text/interpret/period.js';
import {
  isJoining,
  isTurning,
  type KindWords,
  type Meaning,
  partOf,
} from '../../text/interpret/words.js';
import { type Folded, fold, nameKey } from '../../text/normalise/fold.js';
import { askedFor } from '../../text/search/search-text.js';
import { isStopWord } from '../../text/search/words/stop-words.js';
import { keyOf, SAME, type Synonyms } from '../../text/search/words/synonyms.js';
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
 * to filter by, or where a name means several. Three statements. Throws as a search does for a text that is empty or too
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
  const filters = filtersOf(head, {
    ...{ folded, tokens, period },
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
    if (used.has(at) || inPeriod[at]) return false;
    return !isJoining(token, period !== undefined);
  });
  const unknown = wordsOfTokens(notUnderstood);
  // A text of which most is not understood is no question.
  if (unknown.length > used.size + (period ? 1 : 0)) return [];
  return [
    {
      kind: kindNamed(head.kind).plural,
      filters: filters.map(({ tokens: _, ...filter }) => filter),
      notUnderstood: unknown,
    },
  ];
}

const covers =
  (place: number) =>
  ({ at, length }: Part) =>
    place >= at && place < at + length;

const placesOf = ({ at, length }: Part) => Array.from({ length }, (_, next) => at + next);

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

/** What is asked for, and the words that say so. */
interface Head extends Meaning {
  readonly parts: readonly KindWord[];
}

/**
 * The words that say what is asked for: in English the first and those joined to it, in Chinese the last. A word for
 * companies or sectors behind a sector only says what that is. Without such a word, an agency beside a sector or a
 * company asks for policies. Undefined if another kind is asked for, or if words for policies and events stand apart:
 * rules after a merger are neither, and companies that a policy affects are no policies.
 */
function headOf(
  tokens: readonly Token[],
  kindsNamed: readonly KindWord[],
  mentions: readonly Mention[],
): Head | undefined {
  const isChinese = tokens.filter(({ isHan }) => isHan).length * 2 > tokens.length;
  const isAskedFor = ({ at, meaning }: KindWord) =>
    !parameters[meaning.kind] && /^(which|what|哪些|哪个|什么)$/u.test(tokens[at - 1]?.text ?? '');
  if (kindsNamed.some(isAskedFor)) return undefined;
  const precise = kindsNamed.filter(({ meaning }) => parameters[meaning.kind]);
  const outer = isChinese ? precise.at(-1) : precise[0];
  if (outer?.meaning.kind === 'Company' && !precise.every((one) => isBesides(one, outer)))
    return undefined;
  const candidates = precise.filter(({ meaning }) => meaning.kind !== 'Company');
  const named = candidates.length > 0 ? candidates : precise;
  if (new Set(named.map(({ meaning }) => meaning.kind)).size > 1) return undefined;
  const first = isChinese ? named.at(-1) : named[0];
  if (first) {
    const parts = named.filter((one) => isJoinedTo(tokens, first, one));
    const all = <Key extends 'types' | 'statuses'>(key: Key) => [
      ...new Set(parts.flatMap(({ meaning }) => meaning[key] ?? [])),
    ];
    const [types, statuses] = [all('types'), all('statuses')];
    return {
      kind: first.meaning.kind,
      ...(types.length > 0 ? { types } : {}),
      ...(statuses.length > 0 ? { statuses } : {}),
      parts,
    };
  }
  const kinds = new Set(mentions.flatMap(({ bearers }) => bearers.map(({ kind }) => kind)));
  const hasOther = kindsNamed.some(({ meaning }) => meaning.kind !== 'Sector');
  if (!hasOther && kinds.has('Agency') && (kinds.has('Sector') || kinds.has('Company')))
    return { kind: 'Policy', parts: [] };
  return undefined;
}

/** Whether a word for a kind is one for companies, too, or follows it at once: AI company listings. */
function isBesides(one: KindWord, company: KindWord): boolean {
  return one.meaning.kind === 'Company' || one.at === company.at + company.length;
}

/** Whether one word for a kind is another, stands next to it, or is joined to it by `and`. */
function isJoinedTo(tokens: readonly Token[], one: KindWord, other: KindWord): boolean {
  const [first, second] = one.at <= other.at ? [one, other] : [other, one];
  const between = tokens.slice(first.at + first.length, second.at);
  return one === other || between.every(({ text }) => /^(and|or|和|与|及|或|的)$/u.test(text));
}

/** Runs of words that are not understood yet and have synonyms, of which those that may be a name count. */
function synonymRuns(
  synonyms: Synonyms,
  tokens: readonly Token[],
  isFree: (at: number) => boolean,
  mayName: (text: string) => boolean,
): Run[] {
  return tokens.flatMap((_, at): Run[] => {
    const found = synonyms.at(tokens, at);
    if (!found || !placesOf({ at, length: found.tokens }).every(isFree)) return [];
    // A wider word says something else.
    const same = found.group.filter(({ quality, text }) => quality >= SAME && mayName(text));
    const keys = same.map(({ text, han }) => nameKey(han || text));
    return [{ at, length: found.tokens, keys: [...new Set([...keys, ...same.map(keyOf)])] }];
  });
}

/** Whether a synonym is written like a proper name: MIIT or 工信部, not safe. */
const isProper = (text: string) => /[\p{Lu}\p{Script=Han}]/u.test(text);

/**
 * Whether a name is typed as a word that means something else: `most` is no ministry, `safe` no administration. Names of
 * sectors are words themselves.
 */
function isPlainWord(
  { at, length, bearers }: Mention,
  folded: Folded,
  tokens: readonly Token[],
  synonyms: Synonyms,
): boolean {
  const token = tokens[at];
  if (!token || token.isHan || length > 1 || bearers.some(({ kind }) => kind === 'Sector'))
    return false;
  if (isProper(asTyped(folded, token.start, token.start + token.text.length))) return false;
  const same = synonyms.at([token], 0)?.group ?? [];
  return isStopWord(token.text) || same.some(({ text }) => text === token.text);
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
  }: {
    readonly folded: Folded;
    readonly tokens: readonly Token[];
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
    if (!fits(head.kind, bearer.kind, mention, tokens)) continue;
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
    if (period.from)
      filters.push({ parameter: `${day(period)}From`, values: [period.from], ...said });
    if (period.to) filters.push({ parameter: `${day(period)}To`, values: [period.to], ...said });
  } else if (period) return undefined;
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
): boolean {
  const skipped = tokens[at - 1]?.text === 'the' ? 2 : 1;
  const { isAbout, isIssuer, isPlace } = partOf(
    tokens[at - skipped],
    tokens[at + length],
    tokens[at]?.isHan ?? false,
  );
  if (kind === 'Place') return isPlace;
  if (head !== 'Policy') return true;
  if (kind === 'Agency') return !isAbout;
  return !isIssuer || (kind === 'Sector' && tokens[at - skipped]?.text === 'of');
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
