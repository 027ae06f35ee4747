import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asker, pictureOf } from '../../../../src/api/pages/explore/assemble.js';
import {
  emptyPicture,
  mergedIds,
  openOf,
  type Picture,
  shownOf,
} from '../../../../src/api/pages/explore/picture.js';
import { emptyState, MAX_ENTITIES } from '../../../../src/api/pages/explore/state.js';
import { node, tie } from '../../../client/explore/shown.js';

const picture: Picture = {
  ...emptyPicture,
  nodes: [node('agency:a'), node('policy:p'), node('policy:q'), node('company:c')],
  ties: [
    tie('agency:a', 'policy:p'),
    tie('agency:a', 'policy:q'),
    tie('policy:p', 'company:c', { id: 'affects:p>c', relation: 'AFFECTS' }),
  ],
};
const labels = (relation: string, direction: string) => `${relation} ${direction}`;

describe('The ids of several answers', () => {
  it('are each there once, in their order, and cut where there are too many', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(...'abcdefgh'))),
        fc.integer({ min: 0, max: 9 }),
        (lists, most) => {
          const { ids, cut } = mergedIds(lists, most);
          const all = lists.flat();
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.length).toBe(Math.min(most, new Set(all).size));
          expect(cut).toBe(new Set(all).size > most);
          const places = ids.map((id) => all.indexOf(id));
          expect(places).toEqual([...places].sort((a, b) => a - b));
        },
      ),
    );
  });
});

describe('A picture of starts, expansions and paths', () => {
  const asked: (readonly string[])[] = [];
  const asker = (neighbours: (of: string) => string[]): Asker => ({
    neighbours: async (of) => neighbours(of),
    picture: async (ids) => {
      asked.push(ids);
      return { nodes: ids.map((id) => node(id)), ties: [] };
    },
    held: async (_ids, day) => ({ day, known: [], undated: [] }),
    paths: async () => {
      const paths = [{ ids: ['agency:a', 'company:c'], weak: false, hops: [] }];
      return { sentence: '', complete: true, hasMore: false, paths };
    },
    policies: async () => ['policy:q', 'policy:q'],
  });

  it('asks for each entity once: starts, paths and answers before their neighbours', async () => {
    const of = { MIIT: ['agency:m', 'policy:p', 'policy:q'], 'agency:m': ['agency:m', 'policy:z'] };
    const found = await pictureOf(
      {
        ...emptyState,
        of: ['MIIT'],
        expand: [{ id: 'agency:m', relation: 'ISSUED', direction: 'OUT', count: 50 }],
        ...{ from: 'a', to: 'c', policies: 'sector=x' },
      },
      asker((one) => of[one as keyof typeof of]),
    );
    expect(asked.at(-1)).toEqual([
      ...['agency:m', 'agency:a', 'company:c', 'policy:q', 'policy:p', 'policy:z'],
    ]);
    expect(found.starts).toEqual({ MIIT: 'agency:m' });
    expect(found.cut).toBe(false);
  });

  it('holds no more than the canvas takes, and says so', async () => {
    const many = Array.from({ length: MAX_ENTITIES + 5 }, (_, at) => `policy:p${at}`);
    const found = await pictureOf(
      { ...emptyState, of: ['MIIT'] },
      asker(() => many),
    );
    expect(found.nodes).toHaveLength(MAX_ENTITIES);
    expect(found.cut).toBe(true);
  });
});

describe('What is shown of a picture', () => {
  it('is all of it without filters', () => {
    const { nodes, ties } = shownOf(picture, emptyState);
    expect([nodes.length, ties.length]).toEqual([4, 3]);
  });

  it('leaves out hidden entities with their ties, which then count as further relations', () => {
    const state = { ...emptyState, hide: ['policy:q'] };
    const { nodes, ties } = shownOf(picture, state);
    expect(nodes.map(({ id }) => id)).not.toContain('policy:q');
    expect(ties).toHaveLength(2);
    expect(openOf(node('agency:a'), picture, state, labels)).toEqual([
      { relation: 'ISSUED', direction: 'OUT', label: 'ISSUED OUT', count: 1 },
    ]);
    const known = { relation: 'ISSUED', direction: 'OUT' as const, label: 'issued', count: 40 };
    expect(openOf(node('agency:a', { open: [known] }), picture, state, labels)).toEqual([
      { ...known, count: 41 },
    ]);
  });

  it('leaves out kinds and relations that are switched off', () => {
    const noCompanies = shownOf(picture, { ...emptyState, kinds: ['Agency', 'Policy'] });
    expect(noCompanies.ties.map(({ relation }) => relation)).toEqual(['ISSUED', 'ISSUED']);
    const onlyEffects = shownOf(picture, { ...emptyState, relations: ['AFFECTS'] });
    expect(onlyEffects.ties.map(({ id }) => id)).toEqual(['affects:p>c']);
    expect(onlyEffects.nodes).toHaveLength(4);
  });

  it('on a day has what held and what is not dated, marked, and counts what did not hold', () => {
    const held = {
      day: '2021-08-20',
      known: ['affects:p>c'],
      undated: [picture.ties[0]?.id ?? ''],
    };
    const shown = shownOf({ ...picture, held }, { ...emptyState, asOf: '2021-08-20' });
    expect(shown.ties.map(({ relation, undated }) => [relation, undated])).toEqual([
      ['ISSUED', true],
      ['AFFECTS', false],
    ]);
    expect(shown.notHeld).toBe(1);
  });
});
