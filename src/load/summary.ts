import type { Changes } from './changes.js';

export interface Counts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
}

export interface LoadResult {
  readonly entities: Counts;
  readonly relations: Counts;
  readonly milliseconds: number;
}

/** Number of writes for one kind or relation. */
export function rowsOf({ created, changed, dropped }: Changes): number {
  return created.length + changed.length + dropped.length;
}

/** A summary of what a load did. */
export function resultOf(changes: readonly Changes[], started: number): LoadResult {
  const counts = (some: readonly Changes[]): Counts => ({
    created: some.reduce((sum, one) => sum + one.created.length, 0),
    changed: some.reduce((sum, one) => sum + one.changed.length, 0),
    unchanged: some.reduce((sum, one) => sum + one.unchanged, 0),
    removed: some.reduce((sum, one) => sum + one.dropped.length, 0),
  });
  return {
    entities: counts(changes.filter(({ sort }) => sort.isKind)),
    relations: counts(changes.filter(({ sort }) => !sort.isKind)),
    milliseconds: performance.now() - started,
  };
}
