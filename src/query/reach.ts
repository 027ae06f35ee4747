export interface Affecting {
  readonly sector?: readonly string[] | null;
  readonly company?: readonly string[] | null;
  readonly via?: readonly ReachKind[] | null;
  readonly basis?: readonly string[] | null;
  readonly certainty?: readonly string[] | null;
}

export type ReachKind = (typeof reachKinds)[number];

/** How a policy reaches a sector or a company, most direct first. */
export const reachKinds = [
  'SECTOR',
  'COMPANY',
  'NARROWER_SECTOR',
  'WIDER_SECTOR',
  'COMPANY_IN_SECTOR',
] as const;
