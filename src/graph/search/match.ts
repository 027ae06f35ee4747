import { type Folded, fold } from '../../names/fold.js';
import type { Asked } from './asked.js';
import type { Candidate, NameOf, TextOf } from './candidates.js';
import {
  asMentioned,
  asMisspelt,
  asSaid,
  asSpelt,
  type Comparison,
  type How,
  hows,
} from './compare.js';
import { type Piece, piecesOf } from './marks.js';

/** What matched in an entity, and how. */
export interface Match {
  readonly how: How;
  readonly text: string;
  readonly language: 'EN' | 'ZH' | 'PINYIN';
  readonly field: NameOf['field'] | TextOf['field'];
  readonly nameKind: string | null;
  readonly pieces: readonly Piece[];
}

export interface Hit {
  readonly id: string;
  readonly of: Candidate;
  readonly match: Match;
  /** Places in the order of hits: compared number by number. */
  readonly rank: readonly number[];
}

/** Among equals agencies come first, whose names stand in so many titles, and sources last, which tell of the rest. */
const kindOrder = (kind: string) => (kind === 'Agency' ? 0 : kind === 'Source' ? 2 : 1);

/**
 * The hits among candidates, best first: how they match, how near, kind, length, id. A misspelling is supposed only
 * where nothing is spelt as asked. To say a Chinese name takes long: `saidBy` tells which names can sound as asked.
 */
export function hitsAmong(
  asked: Asked,
  found: readonly Candidate[],
  saidBy: (id: string) => boolean = () => true,
): Hit[] {
  const spelt = found.flatMap((one) =>
    bestName(asked, one, saidBy(one.id) ? [asSpelt, asSaid] : [asSpelt]),
  );
  const named =
    spelt.length > 0 ? spelt : found.flatMap((one) => bestName(asked, one, [asMisspelt]));
  const known = new Set(named.map(({ id }) => id));
  const mentions = found.filter(({ id }) => !known.has(id)).flatMap((one) => bestText(asked, one));
  return [...named, ...mentions].sort(inOrder);
}

/** The order of hits: by rank, then by id. */
export function inOrder(a: Pick<Hit, 'rank' | 'id'>, b: Pick<Hit, 'rank' | 'id'>): number {
  const at = a.rank.findIndex((number, place) => number !== b.rank[place]);
  if (at >= 0) return (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

type Compare = (asked: Asked, name: Folded) => Comparison | undefined;

function bestName(asked: Asked, of: Candidate, ways: readonly Compare[]): Hit[] {
  const hits = of.names.flatMap((name) => {
    const folded = fold(name.text);
    // An id is no name: it counts when it is given whole.
    const possible = name.field === 'ID' ? [asSpelt] : ways;
    const comparison = first(possible, (way) => way(asked, folded));
    if (!comparison || (name.field === 'ID' && folded.key !== asked.whole)) return [];
    return [hitOf(of, name, folded, comparison)];
  });
  return hits.sort(inOrder).slice(0, 1);
}

function bestText(asked: Asked, of: Candidate): Hit[] {
  const hits = of.texts.flatMap((text) => {
    const folded = fold(text.text);
    const comparison = asMentioned(asked, folded);
    if (!comparison) return [];
    const language = /^\P{L}*\p{Script=Han}/u.test(text.text) ? 'ZH' : 'EN';
    return [hitOf(of, { ...text, language, nameKind: null } as const, folded, comparison)];
  });
  return hits.sort(inOrder).slice(0, 1);
}

function hitOf(
  of: Candidate,
  { field, nameKind, language }: NameOf | (TextOf & Pick<NameOf, 'nameKind' | 'language'>),
  folded: Folded,
  { how, distance, inPinyin, stretches }: Comparison,
): Hit {
  return {
    id: of.id,
    of,
    match: {
      how,
      text: folded.text,
      language: inPinyin ? 'PINYIN' : language,
      field,
      nameKind,
      pieces: piecesOf(folded, stretches),
    },
    rank: [hows.indexOf(how), distance, kindOrder(of.kind), folded.text.length],
  };
}

function first<In, Out>(list: readonly In[], of: (one: In) => Out | undefined): Out | undefined {
  for (const one of list) {
    const found = of(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
