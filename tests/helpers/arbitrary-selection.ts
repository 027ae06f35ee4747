import fc from 'fast-check';
import { type Traversal, traversalsOf } from '../../src/ontology/index.js';
import type { OwnDay } from '../../src/query/as-of.js';
import type {
  ConnectionSelection,
  EntitySelection,
  PageArguments,
} from '../../src/query/selection.js';
import { ownDay } from './arbitrary-list.js';
import type { Fact, Facts } from './oracle/facts.js';
import { type Moment, relationOn } from './oracle/legal.js';
import { compare } from './oracle/list.js';
import { heldTies, tieFulfils, type Where } from './oracle/where.js';

/** A connection below an entity: which, how much of it, and what is wanted of each kind at its other end. */
export interface Below {
  readonly traversal: Traversal;
  readonly where: Where;
  /** The day that this relation's own arguments ask about. */
  readonly on?: OwnDay;
  readonly page: PageArguments;
  readonly totalCount: boolean;
  readonly next: ReadonlyMap<string, Below | undefined>;
}

const page: fc.Arbitrary<PageArguments> = fc.oneof(
  fc.record({ first: fc.nat(4) }),
  fc.record({ last: fc.nat(4) }),
);

/** Connections below a kind, at most `levels` below one another. */
export function belowArbitrary(
  kind: string,
  levels: number,
  condition: (side: Traversal, depth: number) => fc.Arbitrary<Where>,
): fc.Arbitrary<Below> {
  return fc.oneof(
    ...traversalsOf(kind).map((side) => {
      const next = side.targetKinds.map((other) =>
        levels > 1
          ? fc.option(belowArbitrary(other, levels - 1, condition), { nil: undefined, freq: 2 })
          : fc.constant(undefined),
      );
      return fc.record({
        traversal: fc.constant(side),
        where: fc.oneof(fc.constant({}), condition(side, 0)),
        on: fc.oneof(fc.constant({}), ownDay),
        page,
        totalCount: fc.boolean(),
        next: fc
          .tuple(...next)
          .map((all) => new Map(side.targetKinds.map((other, at) => [other, all[at]]))),
      });
    }),
  );
}

/** What the compiler is asked for: entities of one kind with one connection below. */
export function entitySelectionOf(below: ReadonlyMap<string, Below | undefined>): EntitySelection {
  return new Map(
    [...below].map(([kind, one]) => [
      kind,
      {
        ...noMore,
        traversals: one ? [{ ...one, key: 'below', connection: connectionOf(one) }] : [],
      },
    ]),
  );
}

export function connectionOf({ totalCount, next }: Pick<Below, 'totalCount' | 'next'>) {
  const node = entitySelectionOf(next);
  return { ...nothing, rows: true, totalCount, node } satisfies ConnectionSelection;
}

/** What must come back for an entity, worked out in plain JavaScript. */
export function expectedOf(facts: Facts, id: string, below?: Below, at?: Moment): unknown {
  const entity = { __typename: facts.kindOf.get(id), id };
  if (!below) return entity;
  const { traversal: side, where, page, totalCount, next, on = {} } = below;
  const own = momentBelow(at, on);
  const ties = heldTies(facts, id, side, own)
    .filter((tie) => tieFulfils(facts, side, tie, where, own))
    .filter(
      ({ link }) =>
        !own ||
        on.undated !== 'ONLY' ||
        relationOn(facts, side.relation.name, link, own.day) === 'UNKNOWN',
    )
    .sort((a, b) => compare(a.link.id, b.link.id));
  const edges = pageOf(ties, page).map(({ link, other }) => ({
    id: link.id,
    node: expectedOf(facts, other, next.get(facts.kindOf.get(other) ?? ''), own),
  }));
  const asOf = own?.day ?? null;
  return { ...entity, below: { totalCount: totalCount ? ties.length : null, asOf, edges } };
}

/** The day that a relation is about: its own, else that of above; null is no day. */
function momentBelow(at: Moment | undefined, { asOf, undated }: OwnDay): Moment | undefined {
  if (asOf === null) return undefined;
  const day = asOf ?? at?.day;
  return day === undefined ? undefined : { day, undated: undated ?? at?.undated ?? 'LEAVE_OUT' };
}

/** Whether what becomes of the undated is asked where there is no day, which is an error. */
export function asksUndatedOfNoDay(below: Below | undefined, at: Moment | undefined): boolean {
  if (!below) return false;
  const own = momentBelow(at, below.on ?? {});
  const isWrong = own === undefined && below.on?.undated != null;
  return isWrong || [...below.next.values()].some((next) => asksUndatedOfNoDay(next, own));
}

interface Found {
  readonly __typename: string;
  readonly id: string;
  readonly '@below'?: {
    totalCount: number | null;
    asOf: string | null;
    edges: { id: string; node: Found }[];
  };
}

/** What did come back, cut to what is compared. */
export function foundOf(node: unknown): unknown {
  const { __typename, id, '@below': below } = node as Found;
  if (!below) return { __typename, id };
  const edges = below.edges.map((edge) => ({ id: edge.id, node: foundOf(edge.node) }));
  return { __typename, id, below: { totalCount: below.totalCount, asOf: below.asOf, edges } };
}

function pageOf(ties: readonly { link: Fact; other: string }[], { first, last }: PageArguments) {
  return last != null ? ties.slice(Math.max(0, ties.length - last)) : ties.slice(0, first ?? 0);
}

const noMore = { fields: new Set<string>(), sources: [], inForce: [] };
const nothing = { edgeFields: new Set<string>(), edgeSources: [], because: false };
