import { median } from '../measure/statistics.js';
import type { StartResult } from '../start/measure.js';
import { markdownTable } from './markdown.js';

/** How long a start takes and what it holds when nobody asks. */
export function startSection(starts: readonly StartResult[]): string {
  const of = (read: (one: StartResult) => number | null) => {
    const numbers = starts.map(read).filter((one): one is number => one !== null);
    return [
      numbers.length > 0 ? median(numbers) : null,
      Math.min(...numbers),
      Math.max(...numbers),
    ];
  };
  const rows = [
    ['seconds to ready', ...of(({ toReady }) => toReady)],
    ['seconds to the first answer', ...of(({ toFirstAnswer }) => toFirstAnswer)],
    ['memory of the service at rest, MB', ...of(({ serviceMb }) => serviceMb)],
    ['memory of its Neo4j at rest, MB', ...of(({ neo4jMb }) => neo4jMb)],
  ];
  return `### W12: Start and rest

\`npm start\` with its own Neo4j, programs fetched and data loaded before, ${starts.length} times.

${markdownTable(['', 'median', 'least', 'most'], rows)}`;
}
