/**
 * Where in the history of the browser an explorer is. Undo and redo are the back and forward buttons: there is one
 * history, and each step of it has an address.
 */
export interface Trail {
  /** Steps since the page was opened. */
  readonly at: number;
  /** The last step that can be gone to. */
  readonly last: number;
}

export const startOfTrail: Trail = { at: 0, last: 0 };

/** After a change: what was undone before is gone. */
export function stepped({ at }: Trail): Trail {
  return { at: at + 1, last: at + 1 };
}

/** After the browser went to another step. */
export function wentTo(trail: Trail, at: number): Trail {
  return { at, last: Math.max(trail.last, at) };
}

export const canUndo = ({ at }: Trail): boolean => at > 0;
export const canRedo = ({ at, last }: Trail): boolean => at < last;

/** The step that an entry of the history stands for. */
export function stepOfEntry(entry: unknown): number {
  const at = Object(entry).step;
  return Number.isInteger(at) && at >= 0 ? at : 0;
}
