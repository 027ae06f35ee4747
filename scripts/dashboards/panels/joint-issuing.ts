import { chosen, issued } from '../chosen.js';
import { type Asked, number, text } from '../infinity.js';
import type { Panel } from '../panel.js';

/** Each pair in both directions, so that the matrix is whole. */
const pairs = (row: string, column: string): Asked => ({
  path: '/v1/joint-issuers',
  params: { ...chosen, ...issued },
  columns: [
    text(`${row}.name`, 'agency'),
    text(`${column}.name`, 'with'),
    number('count', 'policies'),
  ],
});

export const jointIssuing: Panel = {
  type: 'table',
  title: 'Who issues with whom',
  description: 'Policies of the time range that two agencies issued together.',
  width: 12,
  asks: [pairs('a', 'b'), pairs('b', 'a')],
  transformations: [
    { id: 'merge', options: {} },
    {
      id: 'groupingToMatrix',
      options: {
        rowField: 'agency',
        columnField: 'with',
        valueField: 'policies',
        emptyValue: 'null',
      },
    },
  ],
  defaults: {
    color: { mode: 'continuous-BlPu' },
    custom: { cellOptions: { type: 'color-background' }, align: 'center' },
  },
};
