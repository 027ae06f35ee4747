import { someDay, someKnowledge, written } from '../dates.js';
import type { MadeLink } from '../links.js';
import type { Dice } from '../random.js';
import { sourcesFor } from '../sources.js';
import type { World } from '../world.js';

/** A relation that is the case, with its sources and what else it says. */
export function link(
  world: World,
  throws: Dice,
  type: string,
  from: string,
  to: string,
  more: Readonly<Record<string, unknown>> = {},
): MadeLink {
  return {
    type,
    value: { from, to, status: 'ACTUAL', ...more, sources: sourcesFor(world, throws) },
  };
}

const open = [
  'ANNOUNCED',
  'PLANNED',
  'IN_TALKS',
  'REPORTED',
  'RUMOURED',
  'FILED',
  'FAILED',
] as const;

/** How far a tie has come and when it held: mostly the case, often since a date, at times no more. */
export function life(throws: Dice): Record<string, unknown> {
  const day = someDay(throws);
  const knowledge = throws.permille(600) ? someKnowledge(throws) : undefined;
  const thrown = throws.below(100);
  if (thrown < 8)
    return {
      status: 'ENDED',
      since: written(day, knowledge),
      until: written(day + 100 + throws.below(3_000), knowledge),
    };
  if (thrown < 25) return { status: throws.one(open) };
  return {
    since: written(day, knowledge),
    note: throws.permille(100) ? 'As a generated source puts it.' : undefined,
  };
}
