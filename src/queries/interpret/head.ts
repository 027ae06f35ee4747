import type { KindWords, Meaning } from '../../text/interpret/words.js';
import type { Token } from '../../text/search/words/tokens.js';
import type { Mention } from '../search/mentions.js';
import { covers, type Part, placesOf } from './named.js';

/** The parameter that a mention of a kind becomes, for each kind that can be asked for. */
export const parameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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

/** A word for a kind, and what it stands for. */
export type KindWord = Part & { readonly meaning: Meaning };

/** The words for kinds in a text, the longest first, where no name and no period stands. */
export function kindWordsIn(
  tokens: readonly Token[],
  known: KindWords,
  mentions: readonly Mention[],
  taken: readonly (boolean | undefined)[],
): KindWord[] {
  const found: KindWord[] = [];
  for (let at = 0; at < tokens.length; ) {
    let length = Math.min(4, tokens.length - at);
    for (; length > 0; length--) {
      if (placesOf({ at, length }).some((place) => taken[place] || mentions.some(covers(place))))
        continue;
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
export interface Head extends Meaning {
  readonly parts: readonly KindWord[];
}

/**
 * The words that say what is asked for: in English the first and those joined to it, in Chinese the last. A word for
 * companies or sectors behind a sector only says what that is. Without such a word, an agency beside a sector or a
 * company asks for policies. Undefined if another kind is asked for, or if words for policies and events stand apart:
 * rules after a merger are neither, and companies that a policy affects are no policies.
 */
export function headOf(
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
