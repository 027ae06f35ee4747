import { median, type Spread, spread } from '../measure/statistics.js';
import type { AskedResult, Round } from '../results.js';

export const ours = 'ours';
export const floor = 'floor';
export const floorOfAll = 'floor, all of it';

/** One contender's figures over its rounds. */
export interface Figures {
  readonly contender: string;
  readonly perSecond: Spread;
  readonly p50: number;
  readonly p99: number;
  readonly serviceCpu: number | null;
  readonly neo4jCpu: number;
  readonly memoryMb: number | null;
  readonly bytes: number;
  /** Requests of all rounds that were not answered. */
  readonly failed: number;
  /** How many times as many requests a second we answer, round by round. */
  readonly ratio: Spread;
}

export function figuresOf(result: AskedResult): Figures[] {
  const mine = result.rounds[ours] ?? [];
  return Object.entries(result.rounds).map(([contender, rounds]) => {
    const of = (read: (round: Round) => number) => median(rounds.map(read));
    const known = (read: (round: Round) => number | null) => {
      const numbers = rounds.map(read).filter((one): one is number => one !== null);
      return numbers.length > 0 ? median(numbers) : null;
    };
    return {
      contender,
      perSecond: spread(rounds.map(rate)),
      p50: of(({ p50 }) => p50),
      p99: of(({ p99 }) => p99),
      serviceCpu: known(({ serviceCpu }) => serviceCpu),
      neo4jCpu: of(({ neo4jCpu }) => neo4jCpu),
      memoryMb: known(({ memoryMb }) => memoryMb),
      bytes: of(({ bytesPerAnswer }) => bytesPerAnswer),
      failed: rounds.reduce((sum, { failed = 0 }) => sum + failed, 0),
      // The same round of both met the same neighbours on the machine.
      ratio: spread(rounds.map((round, at) => rate(mine[at] ?? round) / rate(round))),
    };
  });
}

const noPeers: readonly string[] = [ours, floor, floorOfAll];

/** The fastest of those that are neither this service nor a floor. */
export function bestPeer(figures: readonly Figures[]): Figures | undefined {
  const peers = figures.filter(({ contender }) => !noPeers.includes(contender));
  return peers.sort((a, b) => b.perSecond.median - a.perSecond.median)[0];
}

export function named(figures: readonly Figures[], name: string): Figures | undefined {
  return figures.find(({ contender }) => contender === name);
}

function rate({ requests, seconds }: Round): number {
  return requests / seconds;
}
