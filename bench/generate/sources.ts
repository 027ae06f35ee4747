import type { Dice } from './random.js';
import { issue } from './size.js';
import { countOf, idOf, type World } from './world.js';

const places = ['text', 'at-a-glance', 'analysis', 'title'] as const;

/** Where a made fact is said to stand: in one source, at times in two. Briefs as a whole state nothing. */
export function sourcesFor(world: World, throws: Dice): string[] {
  const count = countOf(world, 'Source');
  const reference = (source: number) =>
    `${idOf('Source', source % issue.sources === 0 ? (source + 1) % count : source)}#${throws.one(places)}`;
  const source = throws.below(count);
  const first = reference(source);
  return throws.permille(100) ? [first, reference((source + 7) % count)] : [first];
}
