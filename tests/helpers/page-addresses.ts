import { kinds } from '../../src/ontology/index.js';

/** One entity of each kind, and a hub. */
const profiled = [
  'policy:trade-logistics-plan',
  'agency:cac',
  'agency:miit',
  'company:bytedance',
  'sector:ev-makers',
  'place:guangdong',
  'person:former-cac-official-on-bytedance-board',
  'event:catl-share-sale',
  'provision:st-evaluation-commercialisation',
  'source:merics-2021-09-07-corporate-06',
];

/** Pages of the service on the data sets of the start, which every test of pages in a browser opens. */
export const pageAddresses = [
  '/',
  '/?agency=MIIT&affects=EV+makers',
  '/?affects=NIO',
  '/?agency=agency%3Acac',
  '/?agency=Ministry&affects=nowhere+at+all',
  '/search',
  '/search?q=gongxin',
  '/search?q=data+security&kind=POLICY',
  '/search?q=xqzw',
  '/search?kind=NOTHING&q=x',
  '/nowhere',
  ...kinds.map(({ plural }) => `/${plural}`),
  '/policies?asOf=2021-09-07&undated=INCLUDE&sort=day&order=desc&issuedBy=MIIT',
  '/events?type=ACQUISITION&sort=amount&sortCurrency=USD',
  '/policies?q=nothing+of+the+kind',
  ...profiled.map((id) => `/entities/${encodeURIComponent(id)}`),
  '/entities/policy%3Atrade-logistics-plan?asOf=2021-09-07',
  '/entities/nobody',
  '/explore',
  '/explore?of=MIIT',
  '/explore?from=CAC&to=ByteDance',
  '/browser-kit/',
];
