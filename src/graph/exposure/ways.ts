import type { Context } from '../compile/context.js';
import { relationHolds } from '../compile/legal-time.js';

/** The ways in which a policy reaches a sector or a company, nearest first. */
export const exposureWays = [
  'DIRECT',
  'SECTOR',
  'WIDER_SECTOR',
  'NARROWER_SECTOR',
  'COMPANY_IN_SECTOR',
  'OWNER',
  'SUBSIDIARY',
] as const;
export type ExposureWay = (typeof exposureWays)[number];

/** Deeper than any tree of sectors in use. */
const treeDepth = 12;
/** Longer chains of owners say little, and a product of four stakes is rarely above a few percent. */
const ownerDepth = 4;

/** A stretch between what a policy names (the anchor) and what it thereby reaches (the end). */
interface Stretch {
  /** A pattern between the two, and the relations on it from the anchor on. */
  readonly pattern: string;
  readonly links: string;
  readonly condition: string;
  /** The multiplied stakes in percent, or null where the way has none or one of them is not known. */
  readonly stake: string;
}

/** What the end must be for a way to lead to it. */
export const waysTo: Record<'Company' | 'Sector', readonly ExposureWay[]> = {
  Company: ['DIRECT', 'SECTOR', 'WIDER_SECTOR', 'OWNER', 'SUBSIDIARY'],
  Sector: ['DIRECT', 'WIDER_SECTOR', 'NARROWER_SECTOR', 'COMPANY_IN_SECTOR'],
};

/** The stretch of a way from `anchor` to `end`, both variables; undefined for DIRECT, where they are one. */
export function stretchOf(
  way: ExposureWay,
  endKind: 'Company' | 'Sector',
  anchor: string,
  end: string,
  context: Context,
): Stretch | undefined {
  const [work, tree, owns] = ['work', 'tree', 'owns'].map(context.variable) as [
    string,
    string,
    string,
  ];
  const works = `[${work}:OPERATES_IN]`;
  const isWork = `${work}.status = 'ACTUAL' AND ${relationHolds(work, ['OPERATES_IN'], context)}`;
  const plain = { condition: 'true', stake: 'null' };
  const up = (least: number) => `[${tree}:PART_OF*${least}..${treeDepth}]`;
  switch (way) {
    case 'DIRECT':
      return undefined;
    case 'SECTOR':
      return {
        ...plain,
        pattern: `(${anchor}:Sector)<-${works}-(${end}:Company)`,
        links: `[${work}]`,
        condition: isWork,
      };
    case 'WIDER_SECTOR':
      return endKind === 'Sector'
        ? { ...plain, pattern: `(${anchor}:Sector)<-${up(1)}-(${end}:Sector)`, links: tree }
        : {
            ...plain,
            pattern: `(${anchor}:Sector)<-${up(1)}-(:Sector)<-${works}-(${end}:Company)`,
            links: `${tree} + [${work}]`,
            condition: isWork,
          };
    case 'NARROWER_SECTOR':
      return { ...plain, pattern: `(${anchor}:Sector)-${up(1)}->(${end}:Sector)`, links: tree };
    case 'COMPANY_IN_SECTOR':
      return {
        ...plain,
        pattern: `(${anchor}:Company)-${works}->(:Sector)-${up(0)}->(${end}:Sector)`,
        links: `[${work}] + ${tree}`,
        condition: isWork,
      };
    case 'OWNER':
      return owned(`(${anchor}:Company)-${chain(owns)}->(${end}:Company)`, owns, context);
    case 'SUBSIDIARY':
      return owned(`(${anchor}:Company)<-${chain(owns)}-(${end}:Company)`, owns, context);
  }
}

function chain(owns: string): string {
  return `[${owns}:HOLDS_STAKE_IN|CONTROLS*1..${ownerDepth}]`;
}

function owned(pattern: string, owns: string, context: Context): Stretch {
  const one = context.variable('one');
  const holds = relationHolds(one, ['HOLDS_STAKE_IN', 'CONTROLS'], context);
  return {
    pattern,
    links: owns,
    condition: `all(${one} IN ${owns} WHERE ${one}.status = 'ACTUAL' AND ${holds})`,
    stake: `reduce(share = 100.0, ${one} IN ${owns} | share * ${one}.percent / 100)`,
  };
}
