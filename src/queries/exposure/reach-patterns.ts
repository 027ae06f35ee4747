import type { StatementBuilder } from '../../cypher/builder.js';
import { relationHolds } from '../../cypher/validity.js';
import type { ExposureWay } from './answer.js';

/** Deeper than any sector tree in use. */
const MAX_TREE_DEPTH = 12;
/** Longer ownership chains say little, and the product of four stakes is rarely above a few percent. */
const MAX_OWNER_DEPTH = 4;

/** The part of a chain between what a policy names (the anchor) and what it thereby reaches (the end). */
interface Stretch {
  /** A pattern between the two, with its relations in order from the anchor. */
  readonly pattern: string;
  readonly links: string;
  readonly condition: string;
  /** The product of the stakes in percent. Null if the way has no stakes or one of them is unknown. */
  readonly stake: string;
}

/** The kinds that a way can lead to. */
export const waysTo: Record<'Company' | 'Sector', readonly ExposureWay[]> = {
  Company: ['DIRECT', 'SECTOR', 'WIDER_SECTOR', 'OWNER', 'SUBSIDIARY'],
  Sector: ['DIRECT', 'WIDER_SECTOR', 'NARROWER_SECTOR', 'COMPANY_IN_SECTOR'],
};

/** The patterns of a way from `anchor` to `end`, both variables. Empty for DIRECT, where they are the same. */
export function stretchesOf(
  way: ExposureWay,
  endKind: 'Company' | 'Sector',
  anchor: string,
  end: string,
  context: StatementBuilder,
): Stretch[] {
  const [work, tree] = [context.fresh('work'), context.fresh('tree')];
  const up = (least: number) => `[${tree}:PART_OF*${least}..${MAX_TREE_DEPTH}]`;
  const works = `[${work}:OPERATES_IN]`;
  const isWork = `${work}.status = 'ACTUAL' AND ${relationHolds(work, ['OPERATES_IN'], context)}`;
  const stretch = (pattern: string, links: string, condition = 'true'): Stretch[] => [
    { pattern, links, condition, stake: 'null' },
  ];
  const through = (arrow: Arrow): Stretch[] => {
    const owns = ownership(arrow, end, context);
    const inSector = `(${anchor}:Sector)<-${up(0)}-(:Sector)<-${works}-(:Company)`;
    return [
      { ...owns, pattern: `(${anchor}:Company)${owns.pattern}` },
      {
        ...owns,
        pattern: `${inSector}${owns.pattern}`,
        links: `${tree} + [${work}] + ${owns.links}`,
        condition: `${isWork} AND ${owns.condition}`,
      },
    ];
  };
  switch (way) {
    case 'DIRECT':
      return [];
    case 'SECTOR':
      return stretch(`(${anchor}:Sector)<-${works}-(${end}:Company)`, `[${work}]`, isWork);
    case 'WIDER_SECTOR':
      return endKind === 'Sector'
        ? stretch(`(${anchor}:Sector)<-${up(1)}-(${end}:Sector)`, tree)
        : stretch(
            `(${anchor}:Sector)<-${up(1)}-(:Sector)<-${works}-(${end}:Company)`,
            `${tree} + [${work}]`,
            isWork,
          );
    case 'NARROWER_SECTOR':
      return stretch(`(${anchor}:Sector)-${up(1)}->(${end}:Sector)`, tree);
    case 'COMPANY_IN_SECTOR':
      return stretch(
        `(${anchor}:Company)-${works}->(:Sector)-${up(0)}->(${end}:Sector)`,
        `[${work}] + ${tree}`,
        isWork,
      );
    case 'OWNER':
      return through('->');
    case 'SUBSIDIARY':
      return through('<-');
  }
}

type Arrow = '->' | '<-';

/** An ownership chain from a company to `end`: to what it owns (`->`), or to who owns it. */
function ownership(arrow: Arrow, end: string, context: StatementBuilder): Stretch {
  const [owns, one] = [context.fresh('owns'), context.fresh('one')];
  const chain = `[${owns}:HOLDS_STAKE_IN|CONTROLS*1..${MAX_OWNER_DEPTH}]`;
  const holds = relationHolds(one, ['HOLDS_STAKE_IN', 'CONTROLS'], context);
  return {
    pattern: arrow === '->' ? `-${chain}->(${end}:Company)` : `<-${chain}-(${end}:Company)`,
    links: owns,
    condition: `all(${one} IN ${owns} WHERE ${one}.status = 'ACTUAL' AND ${holds})`,
    stake: `reduce(share = 100.0, ${one} IN ${owns} | share * ${one}.percent / 100)`,
  };
}
