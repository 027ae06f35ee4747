import { isDeepStrictEqual } from 'node:util';
import type { Variables } from '../contender.js';
import type { NeighbourhoodAnswer, PathsAnswer, SearchAnswer } from '../contenders/canonical.js';
import type { Ask } from './ask.js';
import { firstDifference } from './first-difference.js';
import { wrongPath, wrongPicture } from './real.js';

/**
 * What is wrong with an answer, measured by the first contender's; undefined where nothing is. W1 to W3 must be equal
 * in everything. Of W4 to W6 what the question leaves open may differ, and the rest is checked against the graph.
 */
export async function judge(
  workload: string,
  variables: Variables,
  expected: unknown,
  answer: unknown,
  ask: Ask,
): Promise<string | undefined> {
  if (workload === 'W4')
    return judgePaths(variables, expected as PathsAnswer, answer as PathsAnswer, ask);
  if (workload === 'W5')
    return judgePicture(
      variables,
      expected as NeighbourhoodAnswer,
      answer as NeighbourhoodAnswer,
      ask,
    );
  if (workload === 'W6') return judgeHits(variables, answer as SearchAnswer);
  return isDeepStrictEqual(answer, expected) ? undefined : firstDifference(expected, answer);
}

/** Which of equally long paths come first is open: the lengths must be equal, and each path must be there. */
async function judgePaths(
  variables: Variables,
  expected: PathsAnswer,
  answer: PathsAnswer,
  ask: Ask,
) {
  const lengths = ({ paths }: PathsAnswer) => paths.map(({ length }) => length - 1).sort();
  if (!isDeepStrictEqual(lengths(answer), lengths(expected)))
    return `lengths ${lengths(answer)} where ${lengths(expected)} are expected`;
  if (new Set(answer.paths.map(String)).size < answer.paths.length) return 'a path comes twice';
  for (const path of answer.paths) {
    const wrong = await wrongPath(path, variables, ask);
    if (wrong) return wrong;
  }
  return undefined;
}

/** Where two hundred are not all, which of the farther ones are shown is open; the nearer ones and the relations are not. */
async function judgePicture(
  variables: Variables,
  expected: NeighbourhoodAnswer,
  answer: NeighbourhoodAnswer,
  ask: Ask,
) {
  if (answer.nodes.length !== expected.nodes.length)
    return `${answer.nodes.length} entities where ${expected.nodes.length} are expected`;
  return wrongPicture(String(variables.id), answer, ask);
}

/** Who bears the name that was asked for must be found; our search finds more than a full-text index, and ranks otherwise. */
function judgeHits({ expects }: Variables, { ids }: SearchAnswer): string | undefined {
  if (new Set(ids).size < ids.length) return 'an entity comes twice';
  if (expects === undefined || ids.includes(String(expects))) return undefined;
  return `${expects} is not among ${ids.slice(0, 5)} …`;
}
