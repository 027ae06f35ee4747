import type { ExplorerState } from './state.js';

/** What lies on the canvas, as plain data that server and browser share. */

export interface OpenRelations {
  readonly relation: string;
  readonly direction: 'OUT' | 'IN' | 'BOTH';
  readonly label: string;
  readonly count: number;
}

export interface PictureNode {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** The name in the other language, if known. */
  readonly otherName: string | null;
  readonly summary: string | null;
  /** Its first known day, for the timeline. A year or a month where no day is known. */
  readonly day: string | null;
  /** Its relations that are not in the picture, by type and direction. Exact. */
  readonly open: readonly OpenRelations[];
}

export interface TieSource {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly place: string | null;
}

export interface Tie {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly relation: string;
  readonly label: string;
  readonly weak: boolean;
  readonly symmetric: boolean;
  readonly status: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly sentence: string;
  readonly sources: readonly TieSource[];
}

/** Which ties held on the day of the state. Ties in neither list did not hold. */
export interface Held {
  readonly day: string;
  readonly known: readonly string[];
  /** Ties of which no source says whether they held. */
  readonly undated: readonly string[];
}

export interface FoundPath {
  readonly ids: readonly string[];
  readonly weak: boolean;
  readonly hops: readonly {
    readonly sentence: string;
    readonly undated: boolean;
    readonly sources: readonly TieSource[];
  }[];
}

export interface FoundPaths {
  readonly sentence: string;
  readonly complete: boolean;
  readonly hasMore: boolean;
  readonly paths: readonly FoundPath[];
}

export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly ties: readonly Tie[];
  /** The ids of the starts, by what the address calls them. */
  readonly starts: Readonly<Record<string, string>>;
  /** True if there are more entities than the canvas takes, and some were left out. */
  readonly cut: boolean;
  readonly held: Held | null;
  readonly paths: FoundPaths | null;
}

export const emptyPicture: Picture = {
  nodes: [],
  ties: [],
  starts: {},
  cut: false,
  held: null,
  paths: null,
};

/** Ids of several answers in their order, each once, at most `most` of them. */
export function mergedIds(
  lists: readonly (readonly string[])[],
  most: number,
): { readonly ids: string[]; readonly cut: boolean } {
  const all = [...new Set(lists.flat())];
  return { ids: all.slice(0, most), cut: all.length > most };
}

export interface ShownTie extends Tie {
  /** No source says whether it held on the day. */
  readonly undated: boolean;
}

export interface Shown {
  readonly nodes: readonly PictureNode[];
  readonly ties: readonly ShownTie[];
  /** Ties between entities that are shown which did not hold on the day. */
  readonly notHeld: number;
}

/** What is left of a picture after the filters of the state: hidden entities, kinds, relations and the day. */
export function shownOf(picture: Picture, state: ExplorerState): Shown {
  const isKind = ({ kind }: PictureNode) => state.kinds.length === 0 || state.kinds.includes(kind);
  const hidden = new Set(state.hide);
  const nodes = picture.nodes.filter((node) => !hidden.has(node.id) && isKind(node));
  const ids = new Set(nodes.map(({ id }) => id));
  const between = picture.ties.filter(
    ({ from, to, relation }) =>
      ids.has(from) &&
      ids.has(to) &&
      (state.relations.length === 0 || state.relations.includes(relation)),
  );
  const { held } = picture;
  if (!state.asOf || held?.day !== state.asOf) {
    return { nodes, ties: between.map((tie) => ({ ...tie, undated: false })), notHeld: 0 };
  }
  const known = new Set(held.known);
  const unknown = new Set(held.undated);
  const ties = between
    .filter(({ id }) => known.has(id) || unknown.has(id))
    .map((tie) => ({ ...tie, undated: !known.has(tie.id) }));
  return { nodes, ties, notHeld: between.length - ties.length };
}

/**
 * The relations of an entity that are not shown, by type and direction: those outside of the picture, and those to
 * entities that are hidden. Labels come from the relations outside and from `labels`.
 */
export function openOf(
  node: PictureNode,
  picture: Picture,
  { hide }: Pick<ExplorerState, 'hide'>,
  labels: (relation: string, direction: OpenRelations['direction']) => string,
): OpenRelations[] {
  const hidden = new Set(hide);
  const groups = new Map<string, OpenRelations>();
  for (const one of node.open) groups.set(`${one.relation} ${one.direction}`, one);
  for (const { from, to, relation, symmetric } of picture.ties) {
    const other = from === node.id ? to : from;
    if ((from !== node.id && to !== node.id) || !hidden.has(other)) continue;
    const direction = symmetric ? 'BOTH' : from === node.id ? 'OUT' : 'IN';
    const key = `${relation} ${direction}`;
    const known = groups.get(key);
    const label = known?.label ?? labels(relation, direction);
    groups.set(key, { relation, direction, label, count: (known?.count ?? 0) + 1 });
  }
  return [...groups.values()];
}
