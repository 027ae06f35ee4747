import { median } from '../measure/statistics.js';
import type { AskedResult } from '../results.js';
import { lines } from './charts.js';
import { ours } from './figures.js';
import { markdownTable } from './markdown.js';

/** What a question costs this service and Neo4j together as the graph grows. */
export async function growthSection(results: readonly AskedResult[]): Promise<string> {
  const cost = (result: AskedResult) =>
    median((result.rounds[ours] ?? []).map((one) => one.neo4jCpu + (one.serviceCpu ?? 0)));
  const file = 'performance-growth.svg';
  await lines(
    file,
    'Processor time of one question as the graph grows',
    { x: 'relations', y: 'milliseconds', log: true },
    results.map((one) => ({ x: one.relations, y: cost(one), series: one.workload })),
  );
  const sizes = [...new Set(results.map(({ relations }) => relations))];
  const workloads = [...new Set(results.map(({ workload }) => workload))];
  const rows = workloads.map((workload) => [
    workload,
    ...sizes.map((size) => {
      const found = results.find((one) => one.workload === workload && one.relations === size);
      return found ? cost(found) : null;
    }),
  ]);
  const head = ['workload', ...sizes.map((size) => size.toLocaleString('en'))];
  return `### W11: Cost as the data grows

Processor time of one question, service and Neo4j together, in milliseconds, by number of relations.

${markdownTable(head, rows)}

![Processor time of one question against the number of relations](images/${file})`;
}
