import type { TextKey } from '../texts/say.js';

/** A part of a profile: relations by their fields under a heading, or a part that is made by itself. */
export type Block =
  | { readonly title: TextKey; readonly fields: readonly string[] }
  | 'reach'
  | 'events'
  | 'policies'
  | 'drafts'
  | 'years'
  | 'coIssuers'
  | 'readHere';

const between = ['implement', 'amend', 'replace', 'enforce'].flatMap((verb) => [
  `${verb}s`,
  `${verb.replace(/e$/, '')}edBy`,
]);
const deals = ['acquires', 'acquiredBy', 'mergesWith', 'partnersWith', 'supplies', 'suppliedBy'];

/** The parts of the profile of each kind, what readers ask for first on top. Relations without a place come last. */
export const layouts: Readonly<Record<string, readonly Block[]>> = {
  Policy: [
    { title: 'policy.issuers', fields: ['issuedBy', 'putForwardBy'] },
    { title: 'policy.asks', fields: ['sets'] },
    'reach',
    { title: 'policy.touches', fields: ['regulates', 'affects'] },
    {
      title: 'policy.others',
      fields: [...between, 'partOfPackage', 'packageOf', 'follows', 'followedBy'],
    },
    { title: 'policy.where', fields: ['appliesIn'] },
  ],
  Company: [
    'reach',
    {
      title: 'company.ties',
      fields: [
        ...['stakeHeldBy', 'controlledBy', 'hasDirector', 'hadStaff', 'holdsStakeIn', 'controls'],
        ...deals,
        ...['succeeds', 'succeededBy'],
      ],
    },
    'events',
    { title: 'company.sectors', fields: ['operatesIn', 'basedIn'] },
  ],
  Sector: [
    'reach',
    { title: 'sector.companies', fields: ['hasCompany'] },
    { title: 'sector.tree', fields: ['partOf', 'hasPart'] },
    'events',
  ],
  Agency: [
    'policies',
    'years',
    'coIssuers',
    'drafts',
    { title: 'agency.ties', fields: ['controls', 'holdsStakeIn', 'hadStaff'] },
    {
      title: 'agency.own',
      fields: ['succeeds', 'succeededBy', 'partOf', 'hasPart', 'basedIn'],
    },
    'events',
  ],
  Person: [
    { title: 'person.posts', fields: ['directorOf', 'workedFor', 'holdsStakeIn', 'controls'] },
    'events',
  ],
  Place: [
    'policies',
    { title: 'place.tree', fields: ['partOf', 'hasPart'] },
    { title: 'place.home', fields: ['homeOf'] },
    'events',
  ],
  Event: [
    { title: 'event.parties', fields: ['parties'] },
    { title: 'event.about', fields: ['concerns', 'locatedIn', 'illustrates'] },
  ],
  Provision: [{ title: 'provision.policy', fields: ['setBy'] }],
  Source: [
    'readHere',
    { title: 'source.about', fields: ['partOf', 'hasPart', 'cites', 'citedBy', 'publishedBy'] },
  ],
};

/** The filter of the lists of events and policies on the profile of a kind: the parameter that takes the id. */
export const listFilters = {
  events: {
    Company: 'parties',
    Agency: 'parties',
    Person: 'parties',
    Sector: 'concerns',
    Place: 'locatedIn',
  },
  policies: { Agency: 'issuedBy', Place: 'appliesIn' },
  drafts: { Agency: 'putForwardBy' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The relations that such a list shows instead of a group, by kind. */
export const listedFields: Readonly<Record<string, readonly string[]>> = {
  Company: ['tookPartIn'],
  Agency: ['tookPartIn', 'issued', 'putForward'],
  Person: ['tookPartIn'],
  Sector: ['concernedBy'],
  Place: ['placeOfEvent', 'placeOfPolicy'],
};
