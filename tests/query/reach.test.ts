import { describe, expect, it } from 'vitest';
import { newBuilder } from '../../src/cypher/builder.js';
import { renderPath } from '../../src/cypher/reach-path.js';
import { relationNamed } from '../../src/ontology/index.js';
import {
  countedPaths,
  endOf,
  exposureWays,
  leadsToWhole,
  type Path,
  reachKinds,
  reachPaths,
  reversed,
} from '../../src/query/reach.js';

const describePath = ({ from, steps }: Path) =>
  [from, ...steps.map(({ relations, to }) => `${relations.join('|')} ${to}`)].join(' ');

describe('The paths by which a policy reaches a sector or a company', () => {
  it('have every name of a request', () => {
    expect(reachPaths.flatMap(({ affecting }) => affecting ?? []).sort()).toEqual(
      [...reachKinds].sort(),
    );
    expect([...new Set(reachPaths.map(({ exposure }) => exposure))].sort()).toEqual(
      [...exposureWays].sort(),
    );
  });

  it.each(reachPaths.map((path) => [describePath(path), path] as const))(
    '%s follows relations that the ontology has between these kinds',
    (_, path) => {
      const kinds = [path.from, ...path.steps.map(({ to }) => to)];
      for (const [at, { relations, direction, to }] of path.steps.entries()) {
        const ends = direction === 'OUT' ? [kinds[at], to] : [to, kinds[at]];
        for (const relation of relations) expect(relationNamed(relation).ends).toContainEqual(ends);
      }
    },
  );

  it.each(reachPaths.map((path) => [describePath(path), path] as const))(
    '%s can be traversed from the other end',
    (_, { from, steps }) => {
      const path = { from, steps };
      expect([reversed(path).from, endOf(reversed(path))]).toEqual([endOf(path), from]);
      expect(reversed(reversed(path))).toEqual(path);
    },
  );

  it('lead to a whole only where a policy names a part of it', () => {
    const found = reachPaths.filter(leadsToWhole).map(({ exposure }) => exposure);
    expect(found).toEqual(['NARROWER_SECTOR', 'COMPANY_IN_SECTOR']);
  });

  it('count in the order of their names, and only if they are requested', () => {
    expect(countedPaths({}).map(({ affecting }) => affecting)).toEqual(reachKinds);
    const via = ['COMPANY_IN_SECTOR', 'SECTOR'] as const;
    expect(countedPaths({ via }).map(({ affecting }) => affecting)).toEqual([via[1], via[0]]);
  });
});

describe('A path in Cypher', () => {
  const names = { idsOf: () => [] };
  const render = (path: Path) => renderPath(path, 'a', 'b', newBuilder(names));
  const companyInSector = reachPaths.find(({ exposure }) => exposure === 'COMPANY_IN_SECTOR');

  it('has its relations in order, forward and backward', () => {
    if (!companyInSector) throw new Error('The path is missing.');
    expect(render(companyInSector).pattern).toMatch(
      /^\(a:Company\)-\[\w+:OPERATES_IN\]->\(:Sector\)-\[\w+:PART_OF\*0\.\.12\]->\(b:Sector\)$/,
    );
    expect(render(reversed(companyInSector)).pattern).toMatch(
      /^\(a:Sector\)<-\[\w+:PART_OF\*0\.\.12\]-\(:Sector\)<-\[\w+:OPERATES_IN\]-\(b:Company\)$/,
    );
  });

  it('without steps tests the kind, and has no relations and no stakes', () => {
    expect(render({ from: 'Sector', steps: [] })).toEqual({
      pattern: '(a:Sector)',
      holds: 'true',
      links: '[]',
      stake: 'null',
    });
  });

  it('multiplies the stakes of owners alone', () => {
    for (const path of reachPaths) {
      const owns = path.exposure === 'OWNER' || path.exposure === 'SUBSIDIARY';
      expect(render(path).stake.startsWith('reduce('), describePath(path)).toBe(owns);
    }
  });
});
