import type { Variables } from '../contender.js';
import type { World } from '../generate/world.js';

/** A number from 0 up to, not including, 1; the same ones for the same seed. */
export type Random = () => number;

/** What is asked in one workload. */
export interface Workload {
  readonly name: string;
  readonly title: string;
  /** The variables of the next question. */
  variables(world: World, random: Random): Variables;
}

/** One of a list, each as often as the others. */
export function oneOf<Value>(random: Random, list: readonly Value[]): Value {
  return list[Math.floor(random() * list.length)] as Value;
}

/** A whole number from the first up to, not including, the second. */
export function between(random: Random, least: number, beyond: number): number {
  return least + Math.floor(random() * Math.max(1, beyond - least));
}
