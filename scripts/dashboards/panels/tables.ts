import { chosen, hidden, issued, link, who } from '../chosen.js';
import { type Asked, from, text, to } from '../infinity.js';
import { columnsInOrder, field, latestFirst, type Panel } from '../panel.js';

const listed = (params: Record<string, string>, dateField: string, by: string): Asked => ({
  path: '/v1/policies',
  params: {
    ...{ affectingSector: who.affectingSector, [by]: who.issuedBy, ...params },
    ...{ include: by, sort: dateField, order: 'desc', first: '200' },
  },
  columns: [
    ...[text(dateField, 'date'), text('name', 'policy'), text('nameZh', '政策'), text('type')],
    ...[text('status'), text('inForce.state', 'in force'), text('effectiveOn', 'effective')],
    ...[text(`related.${by}.#.name`, 'agencies'), text('id')],
  ],
  pages: true,
});

const policyTable: Pick<Panel, 'type' | 'transformations' | 'overrides'> = {
  type: 'table',
  transformations: [
    ...latestFirst,
    columnsInOrder([
      ...['date', 'policy', '政策', 'type', 'status', 'in force', 'effective', 'agencies', 'id'],
    ]),
  ],
  overrides: [field('id', hidden), field('policy', ['links', link('id')], ['custom.width', 420])],
};

export const policies: Panel = {
  ...policyTable,
  title: 'Policies issued or passed in the time range',
  description:
    'A click on a policy opens its page, with every relation and source. With a day above: those in force on it.',
  width: 24,
  asks: [
    listed({ ...issued, asOf: chosen.asOf }, 'issuedOn', 'issuedBy'),
    listed({ passedFrom: from, passedTo: to, asOf: chosen.asOf }, 'passedOn', 'issuedBy'),
  ],
};

export const drafts: Panel = {
  ...policyTable,
  title: 'Drafts and calls for input made public in the time range',
  description: 'They rule nothing yet, and are in no other panel but the picture around an entity.',
  width: 24,
  asks: [listed({ publishedFrom: from, publishedTo: to }, 'publishedOn', 'putForwardBy')],
};
