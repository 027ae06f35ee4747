import { dataSource, query, text } from './infinity.js';

/** To the service, a list of nothing but a comma is no filter; Grafana would send every id for an empty value of All. */
const all = ',';

const chooser = (name: string, label: string, path: string) => ({
  ...{ type: 'query', name, label, datasource: dataSource },
  query: {
    queryType: 'infinity',
    refId: 'variable',
    infinityQuery: query(
      {
        path,
        params: { include: 'none', sort: 'name', first: '200' },
        columns: [text('name', '__text'), text('id', '__value')],
        pages: true,
      },
      'variable',
    ),
  },
  ...{ multi: true, includeAll: true, allValue: all, refresh: 1, sort: 1 },
  current: { text: ['All'], value: ['$__all'] },
});

const box = (name: string, label: string, description: string, value = '') => ({
  ...{ type: 'textbox', name, label, description, query: value },
  current: { text: value, value },
});

const choice = (name: string, label: string, values: readonly string[]) => ({
  ...{ type: 'custom', name, label, query: values.join(','), multi: false, includeAll: false },
  current: { text: values[0], value: values[0] },
});

/** What a reader chooses on top of the dashboard. */
export const variables = [
  chooser('agency', 'Agency', '/v1/agencies'),
  chooser('sector', 'Sector', '/v1/sectors'),
  box('day', 'In force on', 'A day such as 2021-09-07; empty for all policies.'),
  choice('period', 'Period', ['MONTH', 'QUARTER', 'YEAR', 'DAY']),
  box('around', 'Around', 'Ids or names, separated by commas.', 'MIIT'),
  choice('depth', 'Steps', ['1', '2', '3']),
  box(
    'service',
    'Service',
    'Where your browser finds the service; for links.',
    'http://localhost:4000',
  ),
];
