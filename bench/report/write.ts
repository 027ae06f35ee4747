import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type AskedResult, type Results, readResults } from '../results.js';
import type { StartResult } from '../start/measure.js';
import { askedSection } from './asked.js';
import type { SizedTold, Told } from './goals.js';
import { growthSection } from './growth.js';
import { markdownTable } from './markdown.js';
import { startSection } from './start.js';
import { shortOfPeers, summary } from './summary.js';

const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const preface = fileURLToPath(new URL('preface.md', import.meta.url));
const reasons = fileURLToPath(new URL('reasons.md', import.meta.url));

/** Writes docs/performance.md and its pictures from bench/results.json: every figure on it was measured. */
export async function writeReport(): Promise<void> {
  const results = await readResults();
  const sections: string[] = [];
  for (const name of ['W1', 'W2', 'W3', 'W4', 'W5', 'W6']) {
    const sizes = found<AskedResult>(results, name);
    if (sizes.length > 0) sections.push(await askedSection(sizes));
  }
  for (const [name, title] of told) {
    const part = results[name]?.found as Told | undefined;
    const sizes = found<SizedTold>(results, name);
    for (const [at, one] of [...(part ? [part] : []), ...sizes].entries())
      sections.push(at === 0 ? toldSection(`${name}: ${title}`, one) : toldTable(one));
  }
  const growth = results.W11?.found as AskedResult[] | undefined;
  if (growth) sections.push(await growthSection(growth));
  const starts = results.W12?.found as StartResult[] | undefined;
  if (starts) sections.push(startSection(starts));
  const text = [
    '# Performance',
    await readFile(preface, 'utf8'),
    conditions(results),
    '## What is still behind a peer',
    'Every goal against a peer that is missed. Below 1, the best peer is faster; of a time, above 1.',
    shortOfPeers(results),
    '## Goals and what was measured',
    summary(results),
    await readFile(reasons, 'utf8'),
    '## The workloads',
    ...sections,
  ];
  await writeFile(page, `${text.map((one) => one.trim()).join('\n\n')}\n`);
}

/** Parts that are told by a table of their own. */
const told = [
  ['W7', 'A dashboard loads again'],
  ['W8', 'Loading and changing'],
  ['W9', 'Export as NDJSON'],
  ['W10', 'Reads and loads together'],
  ['Memory', 'The service under load for minutes'],
] as const;

function toldSection(title: string, told: Told): string {
  return `### ${title}\n\n${toldTable(told)}`;
}

function toldTable({ text, head, rows }: Told): string {
  return `${text}\n\n${markdownTable(head, rows)}`;
}

function found<Result extends { relations: number }>(results: Results, name: string): Result[] {
  return Object.entries(results)
    .filter(([key]) => key.startsWith(`${name} at `))
    .map(([, part]) => part.found as Result)
    .sort((a, b) => a.relations - b.relations);
}

function conditions(results: Results): string {
  const machines = Object.values(results).map(({ machine }) => machine);
  const days = Object.values(results).map(({ measuredAt }) => measuredAt);
  const said = new Set(
    machines.map(
      ({ processors, memoryGb, node }) => `${processors} processors, ${memoryGb} GB, Node ${node}`,
    ),
  );
  if (days.length === 0) return 'Nothing has been measured yet.';
  const [first, last] = [days.sort()[0], days.sort().at(-1)];
  return `Measured ${first === last ? `on ${first}` : `from ${first} to ${last}`} on a machine with ${[...said].join('; and ')}. Neo4j, the service and the client that asks share its processors.`;
}
