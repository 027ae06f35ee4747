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
] as const;
