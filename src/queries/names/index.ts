import { ArgumentError } from '../../errors.js';
import { dataSets } from '../../load/data-set.js';
import type { Graph } from '../../neo4j/graph.js';
import { kindOfId } from '../../ontology/index.js';
import { dataSetKind, type NameRef, type ResolvedNames } from '../../query/names.js';
import { comparedLength } from '../../text/normalise/fold.js';
import type { NameCandidate } from './candidates.js';
import { keyOf, type LookUps, lookUpsOf, MAX_SUGGESTED_NAMES } from './look-ups.js';

/**
 * Resolves ids and names, in any language, to ids. One statement for all exact names, and one more for those that no
 * entity has exactly: they are resolved in another form, such as without the country, where `match` would be certain.
 * Throws UNKNOWN_NAME or AMBIGUOUS_NAME with candidates, BAD_USER_INPUT for an empty name, LIMIT_EXCEEDED for a long one.
 */
export async function resolveNames(graph: Graph, all: readonly NameRef[]): Promise<ResolvedNames> {
  const wanted = all.filter(({ kinds }) => kinds !== dataSetKind);
  if (wanted.length < all.length)
    await checkDataSets(
      graph,
      all.filter(({ kinds }) => kinds === dataSetKind),
    );
  for (const { name, argument } of wanted) checkLength(name, argument);
  const present = await presentIds(graph, wanted);
  const isPresent = (one: NameRef) => isId(one) && present.has(one.name);
  const rest = wanted.filter((one) => !isPresent(one));
  const ids = givenIds(wanted.filter(isPresent));
  if (rest.length === 0) return resolvedBy(ids);
  const lookUps = lookUpsOf(graph);
  const found = await Promise.all(rest.map((one) => lookUps.bearersOf(one)));
  for (const [at, one] of rest.entries())
    ids.set(keyOf(one), await theOnly(lookUps, one, found[at] ?? []));
  return resolvedBy(ids);
}

/** Throws UNKNOWN_NAME, with the names that there are, for a data set that the graph does not have. */
async function checkDataSets(graph: Graph, wanted: readonly NameRef[]): Promise<void> {
  const present = (await dataSets(graph)).map(({ name }) => name);
  for (const { name, argument } of wanted)
    if (!present.includes(name))
      throw new ArgumentError(
        'UNKNOWN_NAME',
        argument,
        `no data set has the name "${name}". The graph contains: ${present.join(', ') || 'none'}.`,
        { given: name, candidates: present },
      );
}

/** Maximum length of a name, in characters, both as sent and as folded: far longer than any title. */
const MAX_NAME_LENGTH = 1_000;

/** Rejects a name that is longer than any in the graph, before any comparison. Throws LIMIT_EXCEEDED. */
function checkLength(name: string, argument: string): void {
  const length = comparedLength(name, MAX_NAME_LENGTH);
  if (length <= MAX_NAME_LENGTH) return;
  const asCompared =
    length === name.length ? '' : ' after expanding characters that stand for whole words';
  throw new ArgumentError(
    'LIMIT_EXCEEDED',
    argument,
    `${length} characters${asCompared} are too many for a name; at most ${MAX_NAME_LENGTH} are allowed. Give an exact name, or an id.`,
    { limit: MAX_NAME_LENGTH },
  );
}

/**
 * Returns the answer of `ask`, called with the resolved names. If all names are ids, `ask` starts at once, while a
 * parallel look-up finds out whether the entities exist; an unknown id is reported as usual. If the rows of the
 * answer can prove that the entities exist, the look-up is made only when they do not.
 */
export async function withNames<T>(
  graph: Graph,
  wanted: readonly NameRef[],
  ask: (names: ResolvedNames) => Promise<T>,
  proves?: (answer: T) => boolean,
): Promise<T> {
  if (!wanted.every(isId)) return ask(await resolveNames(graph, wanted));
  const answer = ask(resolvedBy(givenIds(wanted)));
  // An unknown name is reported before any failure of the answer itself.
  answer.catch(() => {});
  const isProven = proves && (await answer.then(proves, () => false));
  if (!isProven) await resolveNames(graph, wanted);
  return answer;
}

/**
 * The names that are ids of existing entities of a requested kind. One index look-up each, shared with other
 * requests.
 */
async function presentIds(graph: Graph, wanted: readonly NameRef[]): Promise<Set<string>> {
  const byKind = new Map<string, string[]>();
  for (const { name } of wanted.filter(isId)) {
    const kind = kindOfId(name)?.name as string;
    byKind.set(kind, [...(byKind.get(kind) ?? []), name]);
  }
  const found = await Promise.all(
    [...byKind].map(([kind, ids]) =>
      graph.readByIds(`UNWIND $ids AS id MATCH (n:${kind} {id: id}) RETURN id`, ids),
    ),
  );
  return new Set(found.flatMap((rows) => [...rows.keys()]));
}

function isId({ name, kinds }: NameRef): boolean {
  return kinds.includes(kindOfId(name)?.name ?? '');
}

function givenIds(wanted: readonly NameRef[]): Map<string, string> {
  return new Map(wanted.map((one) => [keyOf(one), one.name]));
}

function resolvedBy(ids: ReadonlyMap<string, string>): ResolvedNames {
  return {
    idsOf: (names, kinds) =>
      names.map((name) => {
        const id = ids.get(keyOf({ name, kinds }));
        if (!id) throw new Error(`The name ${name} was not gathered before compiling.`);
        return id;
      }),
  };
}

async function theOnly(
  lookUps: LookUps,
  wanted: NameRef,
  found: readonly NameCandidate[],
): Promise<string> {
  const { name, kinds, argument } = wanted;
  const byId = found.find(({ id }) => id === name && kindOfId(name));
  const [first, ...more] = byId ? [byId] : found;
  if (first && more.length === 0) return first.id;
  const what = kinds.length > 3 ? 'entity' : kinds.map((kind) => kind.toLowerCase()).join(' or ');
  if (first) {
    const list = [first, ...more];
    throw new ArgumentError(
      'AMBIGUOUS_NAME',
      argument,
      `"${name}" is the name of ${list.length}: ${inWords(list)}. Give the id of the intended one.`,
      { given: name, candidates: list },
    );
  }
  const suggested = await lookUps.resembling(wanted);
  const candidates = suggested ?? [];
  throw new ArgumentError(
    'UNKNOWN_NAME',
    argument,
    `no ${what} has the id or the name "${name}". ${hintOf(suggested)}`,
    { given: name, candidates },
  );
}

function hintOf(candidates: readonly NameCandidate[] | undefined): string {
  if (!candidates)
    return `Similar names are suggested only for the first ${MAX_SUGGESTED_NAMES} unknown names of a request.`;
  return candidates.length > 0
    ? `Did you mean ${inWords(candidates)}?`
    : 'There is no similar name. Give an id, or a name in full or in a usual short form.';
}

function inWords(candidates: readonly NameCandidate[]): string {
  return candidates
    .map(({ id, name, nameZh }) => `${name}${nameZh ? ` ${nameZh}` : ''} (${id})`)
    .join(', ');
}
