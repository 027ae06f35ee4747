import { CandidateIndex } from '../../../text/candidates/candidate-index.js';
import { formsAsked } from '../../../text/match/candidate-queries.js';
import {
  certainAmong,
  type MatchText,
  type ReadName,
  readName,
  textOf,
} from '../../../text/match/score-name.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { formsOf } from '../../../text/normalise/search-keys.js';
import { leastResembling, type Resembling, type ScoreNames } from './entity-index.js';

/** Names that are compared with one text, the most promising first. Comparing takes longer than finding them. */
const MAX_SCORED = 12;
/** The same for agencies: a department of each of some thirty provinces has the name of the ministry in its own. */
const MAX_SCORED_AGENCIES = 48;
/** Entities with the same name that are compared with it: far more than a person could tell apart. */
const MAX_OF_ONE_NAME = 100;
interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameZh?: string | undefined;
}

interface NameEntry extends Named {
  readonly names: readonly ReadName[];
}

interface ListedName {
  readonly entry: NameEntry;
  readonly name: ReadName;
  /** See numbersIn. */
  readonly numbers: string;
}

type ScoredEntry = Pick<NameEntry, 'id' | 'name' | 'nameZh'> & ReturnType<ScoreNames>;

/**
 * The names of one kind, in memory: of a graph, of folders with data sets, and of earlier rows of the same input. The
 * forms of a name and what it shares with others select candidates; the scorer decides how similar they are.
 */
export class NameIndex {
  private readonly candidates = new CandidateIndex();
  /** The entity of each name in the index of candidates. */
  private readonly listed: ListedName[] = [];
  private readonly byForm = new Map<string, NameEntry | NameEntry[]>();

  constructor(
    private readonly kind: string,
    private readonly score: ScoreNames,
  ) {}

  add({ id, name, nameZh, names }: Named & { readonly names: readonly string[] }): void {
    const read = names.map((text) =>
      readName({ text, language: 'EN', field: 'NAME', nameKind: null }),
    );
    const entry: NameEntry = { id, name, nameZh, names: read };
    for (const one of read) {
      const { reading } = one;
      for (const form of new Set([reading.whole, ...formsOf(this.kind, one.name.text, reading)]))
        this.addForm(form, entry);
      this.candidates.add(one);
      this.listed.push({ entry, name: one, numbers: numbersIn(one.name.text) });
    }
  }

  /**
   * Similar entities, best first. A single entity with exactly that name is certain, and then nothing else is looked
   * for.
   */
  resembling(given: string): Resembling[] {
    const text = textOf(given);
    const bearers = this.scored(text, this.bearing(text));
    const named = certainAmong(bearers);
    const all = named.length === 1 ? named : this.scored(text, this.near(text, given), bearers);
    return [...all]
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .map(({ id, name, nameZh, score }) => {
        const sure = named.length === 1 && named[0]?.id === id;
        return { id, name, nameZh, score, sure };
      });
  }

  private scored(
    text: MatchText,
    found: ReadonlyMap<NameEntry, readonly ReadName[]>,
    before: readonly ScoredEntry[] = [],
  ): ScoredEntry[] {
    const known = new Set(before.map(({ id }) => id));
    const scored = [...found].flatMap(([{ id, name, nameZh }, names]) => {
      if (known.has(id)) return [];
      const { score, safe, exact } = this.score(text, this.kind, names);
      return score >= leastResembling(this.kind) ? [{ id, name, nameZh, score, safe, exact }] : [];
    });
    return [...before, ...scored];
  }

  /** The entities that have the text in one of its forms, with all of their names. */
  private bearing(text: MatchText): Map<NameEntry, readonly ReadName[]> {
    const found = new Map<NameEntry, readonly ReadName[]>();
    for (const form of formsAsked(text)) {
      const bearers = this.byForm.get(form) ?? [];
      for (const entry of Array.isArray(bearers) ? bearers : [bearers])
        found.set(entry, entry.names);
    }
    return found;
  }

  /** The entities with promising names, with these names. */
  private near(text: MatchText, given: string): Map<NameEntry, ReadName[]> {
    const found = new Map<NameEntry, ReadName[]>();
    const numbers = numbersIn(given);
    let left = this.kind === 'Agency' ? MAX_SCORED_AGENCIES : MAX_SCORED;
    for (const place of this.candidates.candidates(text)) {
      const { entry, name, numbers: ownNumbers } = this.listed[place] as ListedName;
      if (areOther(numbers, ownNumbers)) continue;
      if (left-- === 0) break;
      const names = found.get(entry);
      if (names) names.push(name);
      else found.set(entry, [name]);
    }
    return found;
  }

  /** Most forms have one bearer, which needs no list. */
  private addForm(form: string, entry: NameEntry): void {
    const before = this.byForm.get(form);
    if (before === undefined) this.byForm.set(form, entry);
    else if (Array.isArray(before)) {
      if (before.length < MAX_OF_ONE_NAME && before.at(-1) !== entry) before.push(entry);
    } else if (before !== entry) this.byForm.set(form, [before, entry]);
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
  return /\p{N}/u.test(name) ? (nameKey(name).match(/\d+/g)?.join() ?? '') : '';
}
