import { kinds } from '../../../src/ontology/index.js';
import { chosen, issued, link } from '../chosen.js';
import { number, text, variable } from '../infinity.js';
import { field, type Panel } from '../panel.js';

/** Rings in the colours of the ontology; a click opens the page of the entity. */
// Counts come as texts: the panel writes numbers with two decimals, whatever is set.
const picture = (params: Record<string, string>): Pick<Panel, 'type' | 'asks' | 'overrides'> => ({
  type: 'nodeGraph',
  asks: [
    {
      ...{ path: '/v1/graph/nodes', params, rows: '', format: 'node-graph-nodes' },
      columns: [
        ...[text('id'), text('title'), text('subtitle'), text('mainstat'), text('secondarystat')],
        ...kinds.map(({ name }) => number(`arc__${name.toLowerCase()}`)),
        ...['kind', 'type', 'status', 'date', 'summary', 'hidden'].map((one) =>
          text(`detail__${one}`),
        ),
        ...[text('color'), number('noderadius')],
      ],
    },
    {
      ...{ path: '/v1/graph/edges', params, rows: '', format: 'node-graph-edges' },
      columns: [
        ...['id', 'source', 'target', 'mainstat', 'secondarystat'].map((one) => text(one)),
        ...['sentence', 'status', 'certainty', 'sources'].map((one) => text(`detail__${one}`)),
        ...[number('thickness'), text('color'), text('strokedasharray')],
      ],
    },
  ],
  overrides: [
    ...kinds.map(({ name, color, label }) =>
      field(
        `arc__${name.toLowerCase()}`,
        ['color', { mode: 'fixed', fixedColor: color[0] }],
        ['displayName', label.en],
      ),
    ),
    field('title', ['links', link('id')]),
  ],
});

export const policiesPicture: Panel = {
  ...picture({ ...chosen, ...issued, limit: '500' }),
  title: 'The policies, their issuers, and whom they touch',
  description:
    'The policies of the time range, the hundred issued last at most. In a circle: relations shown, and relations not shown. Dashed: planned, in talks, ended.',
  width: 24,
};

export const aroundPicture: Panel = {
  ...picture({ of: variable('around'), depth: variable('depth'), asOf: chosen.asOf, limit: '500' }),
  title: `Around \${around}`,
  description: 'What lies around the ids or names that are given above, whatever their kind.',
  width: 24,
};
