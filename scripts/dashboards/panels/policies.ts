import { chosen, issued, link, period, who } from '../chosen.js';
import { day, number, text } from '../infinity.js';
import { field, type Panel } from '../panel.js';

export const inForceNow: Panel = {
  type: 'stat',
  title: 'In force',
  description:
    'Policies by whether they are in force: on the day that is given above, or today. Unknown where no source tells.',
  width: 6,
  asks: [
    {
      path: '/v1/counts/policies',
      params: { by: 'IN_FORCE', ...who, day: chosen.asOf },
      columns: [text('label', 'group'), number('count', 'policies')],
    },
  ],
  options: {
    reduceOptions: { values: true, calcs: ['lastNotNull'], fields: '/^policies$/' },
    textMode: 'value_and_name',
  },
};

export const byAgency: Panel = {
  type: 'timeseries',
  title: 'Policies by agency over time',
  description:
    'By day of issue. One that several agencies issued counts for each of them; drafts have no day of issue.',
  width: 18,
  asks: [
    {
      path: '/v1/counts/policies',
      params: { by: 'ISSUED_ON,ISSUED_BY', order: 'KEY', ...chosen, ...period },
      columns: [
        day('keys.0.start', 'time'),
        text('keys.1.label', 'agency'),
        number('count', 'policies'),
      ],
      format: 'timeseries',
    },
  ],
  options: { legend: { displayMode: 'list', placement: 'right' }, tooltip: { mode: 'multi' } },
  defaults: {
    displayName: `\${__field.labels.agency}`,
    min: 0,
    custom: { drawStyle: 'bars', fillOpacity: 80, stacking: { mode: 'normal', group: 'A' } },
  },
};

export const inForceOverTime: Panel = {
  type: 'timeseries',
  title: 'In force over time',
  description: 'How the policies stood on the last day of each period.',
  width: 12,
  asks: [
    {
      path: '/v1/series/policies-in-force',
      params: { ...who, ...period },
      columns: [
        day('day', 'time'),
        number('inForce', 'in force'),
        number('notYet', 'not yet'),
        number('notInForce', 'not in force'),
        number('unknown', 'no source tells'),
      ],
      format: 'timeseries',
    },
  ],
  options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi' } },
  defaults: {
    min: 0,
    custom: { lineInterpolation: 'stepAfter', fillOpacity: 15, spanNulls: true },
  },
};

export const bySector: Panel = {
  type: 'barchart',
  title: 'Policies by sector',
  description:
    'Those issued in the time range, by the sectors that they regulate or affect. A sector includes its parts, and a policy that touches several counts for each.',
  width: 12,
  asks: [
    {
      path: '/v1/counts/policies',
      params: { by: 'TOUCHES', kinds: 'SECTOR', top: '20', ...chosen, ...issued },
      columns: [text('key', 'id'), text('label', 'group'), number('count', 'policies')],
    },
  ],
  options: {
    orientation: 'horizontal',
    xField: 'group',
    legend: { showLegend: false },
    showValue: 'auto',
  },
  overrides: [field('policies', ['links', link('id')])],
  defaults: { min: 0 },
};
