import { fold } from '../normalise/fold.js';
import type { NameOf, SearchCandidate, TextOf } from './candidate.js';
import { highlight, type Piece } from './highlight.js';
import { type Comparison, type MatchKind, matchKinds } from './scorers.js';

/** The name or text that matched in an entity, and how. */
export interface Match {
  readonly how: MatchKind;
  readonly text: string;
  readonly language: NameOf['language'] | 'PINYIN';
  readonly field: NameOf['field'] | TextOf['field'] | 'TYPE' | 'TIED';
  readonly nameKind: string | null;
  readonly pieces: readonly Piece[];
  /** If it matched by single words: those of the query that did, and those that did not. Else empty. */
  readonly matchedWords: readonly string[];
  readonly missingWords: readonly string[];
}

/** The name or text of a candidate that was compared. */
export type ComparedText = Pick<NameOf, 'text' | 'language' | 'nameKind'> & Pick<Match, 'field'>;

/**
 * Order of kinds among equal hits: agencies first, because many titles contain their names; sources last, because
 * they only report on the rest.
 */
export function kindOrder(kind: string): number {
  return kind === 'Agency' ? 0 : kind === 'Source' ? 2 : 1;
}

/** A hit. */
export class Hit {
  /** Sort keys of the hit, compared in order. */
  readonly rank: readonly number[];

  constructor(
    readonly of: SearchCandidate,
    private readonly compared: ComparedText,
    private readonly comparison: Comparison,
  ) {
    const { how, distance } = comparison;
    const { length } = compared.text.normalize('NFC');
    this.rank = [matchKinds.indexOf(how), distance, kindOrder(of.kind), length];
  }

  get id(): string {
    return this.of.id;
  }

  get how(): MatchKind {
    return this.comparison.how;
  }

  /** The match details. Computed on demand, because a page shows twenty of hundreds of hits. */
  get match(): Match {
    const { how, inPinyin, stretches, words } = this.comparison;
    const { field, nameKind, language } = this.compared;
    const folded = fold(this.compared.text);
    return {
      how,
      text: folded.text,
      language: inPinyin ? 'PINYIN' : language,
      field,
      nameKind,
      pieces: highlight(folded, stretches),
      matchedWords: words?.matched ?? [],
      missingWords: words?.missing ?? [],
    };
  }
}

/** The order of hits: by rank, then by id. */
export function byRank(a: Pick<Hit, 'rank' | 'id'>, b: Pick<Hit, 'rank' | 'id'>): number {
  for (let place = 0; place < a.rank.length; place++) {
    const apart = (a.rank[place] ?? 0) - (b.rank[place] ?? 0);
    if (apart !== 0) return apart;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
