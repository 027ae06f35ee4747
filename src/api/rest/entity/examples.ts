/** An entity of each kind from the first data set, for the examples in the OpenAPI document. */
export const examples: Readonly<Record<string, { readonly id: string; readonly name: string }>> = {
  Policy: {
    id: 'policy:trade-logistics-plan',
    name: 'Special Action Plan for the High-quality Development of Trade Logistics (2021-2025)',
  },
  Agency: { id: 'agency:miit', name: 'MIIT' },
  Company: { id: 'company:catl', name: 'CATL' },
  Sector: { id: 'sector:ev-makers', name: 'EV makers' },
  Place: { id: 'place:guangdong', name: 'Guangdong' },
  Person: {
    id: 'person:former-cac-official-on-bytedance-board',
    name: 'person:former-cac-official-on-bytedance-board',
  },
  Event: { id: 'event:didi-us-listing', name: 'event:didi-us-listing' },
  Provision: { id: 'provision:logistics-green', name: 'provision:logistics-green' },
  Source: {
    id: 'source:merics-2021-09-07-policy-01',
    name: 'source:merics-2021-09-07-policy-01',
  },
};
