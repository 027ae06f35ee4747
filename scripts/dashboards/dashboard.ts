import { laidOut } from './panel.js';
import { deals } from './panels/deals.js';
import { jointIssuing } from './panels/joint-issuing.js';
import { aroundPicture, policiesPicture } from './panels/pictures.js';
import { byAgency, bySector, inForceNow, inForceOverTime } from './panels/policies.js';
import { drafts, policies } from './panels/tables.js';
import { variables } from './variables.js';

/** The dashboard as Grafana 12.1 keeps it, from top to bottom. */
export const dashboard = {
  uid: 'policy-graph',
  title: 'China Policy Graph',
  description:
    'Who issued what, what is in force, whom it touches, and the deals of the companies.',
  tags: ['policy-graph'],
  schemaVersion: 41,
  version: 1,
  editable: false,
  graphTooltip: 0,
  // Days of the service are days in China.
  timezone: 'Asia/Shanghai',
  time: { from: '2021-04-30T16:00:00.000Z', to: '2021-12-31T15:59:59.000Z' },
  refresh: '',
  annotations: { list: [] },
  links: [
    {
      ...{ type: 'link', title: 'The service', icon: 'external link', targetBlank: true },
      ...{ url: `\${service:raw}/docs`, tooltip: 'Every address of the service', tags: [] },
    },
  ],
  templating: { list: variables },
  panels: laidOut([
    { height: 9, panels: [inForceNow, byAgency] },
    { height: 14, panels: [inForceOverTime, bySector] },
    { height: 10, panels: [jointIssuing, deals] },
    { height: 14, panels: [policiesPicture] },
    { height: 14, panels: [aroundPicture] },
    { height: 10, panels: [policies] },
    { height: 7, panels: [drafts] },
  ]),
};
