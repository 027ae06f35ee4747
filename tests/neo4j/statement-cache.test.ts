import { expect, test, vi } from 'vitest';
import { newBuilder } from '../../src/cypher/builder.js';
import { predicateOf } from '../../src/cypher/predicate.js';
import { cachedStatement } from '../../src/neo4j/statement-cache.js';
import type { ResolvedNames } from '../../src/query/names.js';
import type { Filter } from '../../src/query/selection.js';

const names: ResolvedNames = { idsOf: (asked) => asked.map((name) => `id of ${name}`) };

function compiling(): { compiled: number; ask: (where: Filter) => unknown } {
  const told = {
    compiled: 0,
    ask: (where: Filter) =>
      cachedStatement(undefined, ['test', where], names, (given) => {
        told.compiled++;
        const context = newBuilder(given);
        return { text: predicateOf('Policy', where, 'n', context), parameters: context.parameters };
      }),
  };
  return told;
}

/** What is compiled without looking at what is known. */
function anew(where: Filter) {
  const context = newBuilder(names);
  return { text: predicateOf('Policy', where, 'n', context), parameters: context.parameters };
}

test('a question that differs in names alone is compiled once and asks for its own names', () => {
  const told = compiling();
  const question = (agencies: string[], sectors: string[], company: string) => ({
    issuedBy: agencies,
    issuedOrPutForwardBy: [company],
    affecting: { sector: sectors, via: ['SECTOR'] },
    or: [{ anyName: [company] }, { some: { affects: { node: { anyName: [company] } } } }],
  });
  for (const where of [
    question(['MIIT'], ['EV'], 'NIO'),
    question(['NDRC', 'MOF'], ['Steel', 'EV', 'Coal'], 'BYD'),
    question(['EV'], ['MIIT'], 'MIIT'),
  ])
    expect(told.ask(where)).toEqual(anew(where));
  expect(told.compiled).toBe(1);
});

test('a question that differs in anything else is another one', () => {
  const told = compiling();
  const all: Filter[] = [
    { issuedBy: ['A'], type: { in: ['LAW'] } },
    { issuedBy: ['A'], type: { in: ['PLAN'] } },
    { issuedBy: ['A'], type: { notIn: ['LAW'] } },
    { issuedBy: ['A'], id: ['policy:a'] },
    { issuedBy: ['A'], id: ['policy:b'] },
    { issuedBy: [] },
    { putForwardBy: ['A'] },
    { not: { putForwardBy: ['A'] } },
    { affecting: { sector: ['A'], via: ['SECTOR'] } },
    { affecting: { sector: ['A'], via: ['WIDER_SECTOR'] } },
    { affecting: { company: ['A'], via: ['SECTOR'] } },
    { affecting: { sector: ['A'], company: [] } },
    { affecting: { sector: ['A'], company: ['B'] } },
  ];
  for (const where of [...all, ...all]) expect(told.ask(where)).toEqual(anew(where));
  expect(told.compiled).toBe(all.length);
});

test('one list at two places is not taken for two', () => {
  const told = compiling();
  const twice = ['A'];
  const where = { issuedBy: twice, not: { putForwardBy: twice } };
  expect(told.ask(where)).toEqual(anew(where));
  const other = { issuedBy: ['B'], not: { putForwardBy: ['C'] } };
  expect(told.ask(other)).toEqual(anew(other));
});

test('what was compiled yesterday is compiled anew', () => {
  const told = compiling();
  told.ask({ issuedBy: ['yesterday'], some: {} });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 3_600_000 });
  told.ask({ issuedBy: ['today'], some: {} });
  vi.useRealTimers();
  expect(told.compiled).toBe(2);
});
