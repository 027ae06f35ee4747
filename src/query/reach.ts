export interface Affecting {
  readonly sector?: readonly string[] | null;
  readonly company?: readonly string[] | null;
  readonly via?: readonly Reach[] | null;
  readonly basis?: readonly string[] | null;
  readonly certainty?: readonly string[] | null;
}

export type Reach = (typeof reaches)[number];

/** The ways in which a policy reaches what was asked for, nearest first. */
export const reaches = [
  'SECTOR',
  'COMPANY',
  'NARROWER_SECTOR',
  'WIDER_SECTOR',
  'COMPANY_IN_SECTOR',
] as const;
