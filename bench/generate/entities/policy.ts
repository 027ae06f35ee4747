import { type Known, someDay, someKnowledge, written } from '../dates.js';
import { policyName } from '../names.js';
import type { Dice } from '../random.js';
import { turnOf, turns } from '../size.js';
import { sourcesFor } from '../sources.js';
import { idOf, startOf, type World } from '../world.js';

/** How far policies come, in thousandths. */
const statuses = [
  ['ISSUED', 450],
  ['IN_FORCE', 300],
  ['ENDED', 80],
  ['DRAFT', 60],
  ['MENTIONED', 60],
  ['PASSED', 30],
  ['CALL_FOR_INPUT', 20],
] as const;

export function policyStatus(throws: Dice): string {
  let rest = throws.below(1000);
  for (const [status, share] of statuses) {
    rest -= share;
    if (rest < 0) return status;
  }
  return 'ISSUED';
}

/** Drafts and calls for input are put forward, not issued. */
export const isPutForward = (status: string) => status === 'DRAFT' || status === 'CALL_FOR_INPUT';

/** The status is the first thing that is thrown, so that whoever needs it alone need not make the policy. */
export const statusOf = (world: World, rank: number) => policyStatus(world.dice('Policy', rank));

export function policyOf(world: World, rank: number) {
  const throws = world.dice('Policy', rank);
  const status = policyStatus(throws);
  const { name, nameZh, type, place } = policyName(rank, startOf(world));
  const day = someDay(throws);
  const known = someKnowledge(throws);
  const year = written(day, 'year');
  return {
    id: idOf('Policy', rank),
    name,
    nameZh,
    summary: throws.permille(300)
      ? `A generated policy${place === 0 ? '' : ' of a province'}; no policy of the world is meant.`
      : undefined,
    type,
    status,
    ...dates(throws, status, day, known),
    documentNumber: throws.permille(400) ? `〔${year}〕${1 + throws.below(300)}号` : undefined,
    issuerCount: throws.permille(300) ? turnOf(turns.issuers, rank) : undefined,
    ...(type === 'FIVE_YEAR_PLAN'
      ? { periodStart: year, periodEnd: String(Number(year) + 4) }
      : {}),
    sources: sourcesFor(world, throws),
  };
}

/** All dates of a policy are known equally well, so that none seems to lie before another. */
function dates(throws: Dice, status: string, day: number, known: Known) {
  if (isPutForward(status)) return { publishedOn: written(day, known) };
  if (status === 'PASSED') return { passedOn: written(day, known) };
  if (status === 'MENTIONED') return { reportedOn: written(day, known) };
  const effective = day + throws.below(180);
  const isEnded = status === 'ENDED';
  return {
    issuedOn: written(day, known),
    effectiveOn: isEnded || throws.permille(450) ? written(effective, known) : undefined,
    endedOn: isEnded ? written(effective + 365 + throws.below(2_000), known) : undefined,
  };
}
