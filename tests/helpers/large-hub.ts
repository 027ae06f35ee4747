import type { Dataset, Entity, Link } from '../../src/dataset/dataset.js';
import { relationId, relationNamed } from '../../src/ontology/index.js';

export const hubSize = 10_000;

/** A company with 10,000 partners and a sector, and one with three partners. */
export function hubs(): Dataset {
  const source = { id: 'source:a', name: 'A', type: 'ARTICLE', publisher: 'A' };
  const partners = Array.from({ length: hubSize }, (_, at) => `company:p${at}`);
  const ties = ['company:tie-1', 'company:tie-2', 'company:tie-3'];
  const companies = ['company:hub', 'company:small', ...partners, ...ties];
  const pairs = [
    ...partners.map((id) => ['company:hub', id]),
    ...ties.map((id) => ['company:small', id]),
  ];
  return {
    meta: { name: 'hubs', version: '1.0.0', title: 'Hubs', licence: 'none', gaps: [] },
    entities: [
      entity('Source', source),
      entity('Sector', { id: 'sector:of-the-hub', name: 'Sector of the hub' }),
      ...companies.map((id) => entity('Company', { id, name: id, type: 'COMPANY' })),
    ],
    relations: [
      ...pairs.map(([from, to]) => link('PARTNERS_WITH', { from, to, since: '2020-01-01' })),
      link('OPERATES_IN', { from: 'company:hub', to: 'sector:of-the-hub' }),
    ],
    hash: 'hubs',
  };
}

function entity(kind: string, value: { id: string; name: string; type?: string }): Entity {
  return { kind, value: { ...value, sources: ['source:a'] }, file: '', line: 1 };
}

function link(type: string, given: Record<string, unknown>): Link {
  const value = { status: 'ACTUAL', sources: ['source:a'], ...given } as unknown as Link['value'];
  return { type, id: relationId(relationNamed(type), value), value, file: '', line: 1 };
}
