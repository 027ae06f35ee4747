import { expect, test } from 'vitest';
import { shortOfPeers } from '../../bench/report/summary.js';
import type { Part, Results } from '../../bench/results.js';

const part = (ratios: Readonly<Record<string, number>>, relations = 100_000): Part => ({
  measuredAt: '2026-11-30',
  machine: { processors: 2, memoryGb: 24, node: 'v20' },
  found: { relations, text: '', head: [], rows: [], ratios },
});

const tableOf = (results: Results) =>
  shortOfPeers(results)
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== ''),
    );

test('what misses a goal against a peer is listed, the furthest behind first, and floors are not', () => {
  const rows = tableOf({
    'W8 at 100000': part({ 'best peer 1,000 changes': 0.79, 'floor first load': 0.2 }),
    'W8 at 5000000': part({ 'best peer 1,000 changes': 1.1 }, 5_000_000),
    W9: part({ 'best peer': 99 }),
  });
  expect(rows).toEqual([
    ['W8 1,000 changes', '100,000', '0.79', '≥ 1.2', '**behind the peer**'],
    ['W8 1,000 changes', '5,000,000', '1.1', '≥ 1.2', 'ahead, short of the goal'],
  ]);
});

test('of a time, more than the peer needs is behind it', () => {
  const rows = (ratio: number) => tableOf({ W10: part({ 'best peer p99': ratio }) });
  expect(rows(1.2).map((row) => row.at(-1))).toEqual(['**behind the peer**']);
  expect(rows(0.8).map((row) => row.at(-1))).toEqual(['ahead, short of the goal']);
  expect(rows(0.4)).toEqual([]);
});
