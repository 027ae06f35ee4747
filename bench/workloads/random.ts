import { Dice } from '../generate/random.js';
import type { Random } from './workload.js';

/** Numbers that follow from a seed and the name of what they are for. */
export function seeded(seed: number, name: string): Random {
  const throws = new Dice(seed, name, 0);
  return () => throws.next();
}
