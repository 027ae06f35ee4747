import type { Ask, Reply, Target } from './send.js';

/** One hostile request, or a flood of them, by a name. */
export interface Row {
  readonly family: string;
  readonly name: string;
  /** The statuses that are right; left out, any below 500 and any reasoned 503. */
  readonly allowed?: readonly Reply['status'][];
  send(to: Target): Promise<readonly Reply[]>;
}

/** Rows of a family, each by what it sends. */
export function family(
  name: string,
  rows: Readonly<Record<string, Row['send'] | Ask | readonly Ask[]>>,
  allowed?: Row['allowed'],
): Row[] {
  return Object.entries(rows).map(([row, what]) => ({
    family: name,
    name: row,
    allowed,
    send: typeof what === 'function' ? what : (to) => inTurn([what].flat() as Ask[], to),
  }));
}

/** One after the other. */
export async function inTurn(asks: readonly Ask[], { ask }: Target): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const one of asks) replies.push(await ask(one));
  return replies;
}

/** So many times at once. */
export function atOnce(count: number, send: (at: number) => Promise<Reply>): Promise<Reply[]> {
  return Promise.all(Array.from({ length: count }, (_, at) => send(at)));
}

/** A text so many times, with its number put in for #. */
export function times(count: number, text: string, between = ' '): string {
  return Array.from({ length: count }, (_, at) => text.replaceAll('#', String(at))).join(between);
}
