import { formsAsked } from '../../../text/match/candidate-queries.js';
import { certainAmong, textOf } from '../../../text/match/score-name.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { spoken } from '../../../text/normalise/pinyin.js';
import { formsOf } from '../../../text/normalise/search-keys.js';
import { pairsOf } from '../../../text/normalise/words.js';
import { leastResembling, type Resembling, type ScoreNames } from './entity-index.js';

/** Share of the shorter name's letter pairs that two names must have in common to be compared. */
const MIN_SHARED = 1 / 3;

interface NameEntry {
  readonly id: string;
  readonly name: string;
  readonly nameZh?: string | undefined;
  readonly names: readonly string[];
}

interface ListedName {
  readonly entry: NameEntry;
  readonly name: string;
  readonly numbers: string;
  readonly size: number;
}

/**
 * The names of one kind, in memory. The forms of a name and letter pairs select candidates; the scorer decides how
 * similar they are.
 */
export class NameIndex {
  private readonly listed: ListedName[] = [];
  private readonly byPair = new Map<string, number[]>();
  private readonly byForm = new Map<string, NameEntry[]>();

  constructor(
    private readonly kind: string,
    private readonly score: ScoreNames,
  ) {}

  add(entry: NameEntry): void {
    for (const name of entry.names) {
      const numbers = numbersIn(name);
      for (const form of new Set([nameKey(name), ...formsOf(this.kind, name)]))
        this.byForm.set(form, [...(this.byForm.get(form) ?? []), entry]);
      for (const pairs of pairSetsOf(name)) {
        const place = this.listed.push({ entry, name, numbers, size: pairs.size }) - 1;
        for (const pair of pairs) {
          const places = this.byPair.get(pair);
          if (places) places.push(place);
          else this.byPair.set(pair, [place]);
        }
      }
    }
  }

  /** Similar entities, best first. A single entity with exactly that name is certain. */
  resembling(text: string): Resembling[] {
    const scored = [...this.near(text)].flatMap(([{ id, name, nameZh }, names]) => {
      const { score, safe, exact } = this.score(text, this.kind, [...names]);
      return score >= leastResembling(this.kind) ? [{ id, name, nameZh, score, safe, exact }] : [];
    });
    const named = certainAmong(scored);
    return scored
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .map(({ safe: _safe, exact: _exact, ...one }) => ({
        ...one,
        sure: named.length === 1 && named[0]?.id === one.id,
      }));
  }

  /** The names of entities that have the text in one of its forms, and names that share enough letter pairs with it. */
  private near(text: string): Map<NameEntry, Set<string>> {
    const found = new Map<NameEntry, Set<string>>();
    const numbers = numbersIn(text);
    for (const form of formsAsked(textOf(text)))
      for (const entry of this.byForm.get(form) ?? []) found.set(entry, new Set(entry.names));
    for (const pairs of pairSetsOf(text)) {
      const shared = new Map<number, number>();
      for (const pair of pairs)
        for (const place of this.byPair.get(pair) ?? [])
          shared.set(place, (shared.get(place) ?? 0) + 1);
      for (const [place, count] of shared) {
        const one = this.listed[place];
        if (!one || count < MIN_SHARED * Math.min(one.size, pairs.size)) continue;
        if (areOther(numbers, one.numbers)) continue;
        const names = found.get(one.entry) ?? new Set();
        found.set(one.entry, names.add(one.name));
      }
    }
    return found;
  }
}

/** Names with different numbers are names of different things, for example plans of two years. */
export function otherNumbers(a: string, b: string): boolean {
  return areOther(numbersIn(a), numbersIn(b));
}

function areOther(a: string, b: string): boolean {
  return a !== '' && b !== '' && a !== b;
}

function numbersIn(name: string): string {
  return nameKey(name).match(/\d+/g)?.join() ?? '';
}

/** The pairs of neighbouring letters of a name as written, and of its pinyin if it is Chinese. */
function pairSetsOf(name: string): Set<string>[] {
  const key = nameKey(name);
  const said = spoken(key)?.letters;
  return [key.replaceAll(' ', ''), ...(said ? [said] : [])].map((text) => new Set(pairsOf(text)));
}
