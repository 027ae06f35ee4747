import { contradiction } from '../../text/match/contradicting-names.js';
import { documentNumberKey } from '../../text/normalise/document-number.js';
import { nameKey } from '../../text/normalise/fold.js';
import { type Identifier, identifierOf } from '../../text/normalise/identifier.js';
import type { EntityRecord } from '../records.js';
import { at, type Rule } from '../rule.js';

/** Kinds that are looked up by name. Items and provisions may share titles. */
const lookedUp = new Set(['Agency', 'Company', 'Sector', 'Place', 'Policy', 'Person']);

export const sharedName: Rule = {
  name: 'shared-name',
  description:
    'A name means one entity of its kind, or it could not be looked up; unless Chinese names or identifiers tell its bearers apart, or dataset.yaml lists it.',
  check: ({ entities, sharedNames }) => {
    const declared = new Set(sharedNames.map(nameKey));
    return sharedIn(entities)
      .filter(({ name }) => !declared.has(nameKey(name)))
      .map(({ name, entity, path, bearer }) => ({
        ...at(entity, ...path),
        message: `"${name}" is a name of ${bearer.value.id} as well (${bearer.file}:${bearer.line}).`,
        expected: `a name that no other ${entity.kind.toLowerCase()} bears`,
        fix: `Take the name from the one to which it does not belong, or write it out in full. If the two are different and called alike, give each its Chinese name, or list the name in dataset.yaml: sharedNames: [${name}].`,
      }));
  },
};

type Named = Pick<EntityRecord, 'kind' | 'value'>;

interface SharedName<One> {
  readonly name: string;
  readonly path: PropertyKey[];
  readonly entity: One;
  /** The first that bears the name and that nothing tells apart from it. */
  readonly bearer: One;
}

/** Names that several entities of a kind bear without anything that tells these apart. */
export function sharedIn<One extends Named>(entities: Iterable<One>): SharedName<One>[] {
  const bearers = new Map<string, One[]>();
  const shared: SharedName<One>[] = [];
  for (const entity of entities) {
    if (!lookedUp.has(entity.kind)) continue;
    for (const { name, path } of namesOf(entity)) {
      const key = `${entity.kind} ${nameKey(name)}`;
      const some = bearers.get(key) ?? [];
      bearers.set(key, some);
      if (some.some(({ value }) => value.id === entity.value.id)) continue;
      const bearer = some.find((one) => !areToldApart(one, entity));
      if (bearer) shared.push({ name, path, entity, bearer });
      // Each is compared with a few: what nothing tells apart from the first is found by it.
      if (some.length < MAX_COMPARED) some.push(entity);
    }
  }
  return shared;
}

/** Maximum number of bearers of one name with which a further one is compared. */
const MAX_COMPARED = 40;

/** Whether Chinese names, an official identifier or a document number show that two are not one. */
function areToldApart(one: Named, other: Named): boolean {
  const [names, others] = [one, other].map((each) => namesOf(each).map(({ name }) => name)) as [
    string[],
    string[],
  ];
  if (contradiction(one.kind, names, others)) return true;
  const [number, otherNumber] = [one.value.documentNumber, other.value.documentNumber];
  if (typeof number === 'string' && typeof otherNumber === 'string')
    if (documentNumberKey(number) !== documentNumberKey(otherNumber)) return true;
  const theirs = identifiersOf(other);
  return identifiersOf(one).some(({ scheme, value }) => {
    const same = theirs.filter((each) => each.scheme === scheme);
    return same.length > 0 && same.every((each) => each.value !== value);
  });
}

function identifiersOf({ value }: Named): Identifier[] {
  const given = Array.isArray(value.identifiers) ? (value.identifiers as unknown[]) : [];
  return given
    .flatMap((one) => (typeof one === 'string' ? [identifierOf(one)] : []))
    .filter(({ scheme }) => scheme);
}

/** All names of an entity, each with the path of its field. */
export function namesOf({ value }: { readonly value: Readonly<Record<string, unknown>> }): {
  name: string;
  path: PropertyKey[];
}[] {
  const further = Array.isArray(value.names) ? (value.names as ({ text?: unknown } | null)[]) : [];
  const all: [unknown, PropertyKey[]][] = [
    [value.name, ['name']],
    [value.nameZh, ['nameZh']],
    ...further.map((one, at): [unknown, PropertyKey[]] => [one?.text, ['names', at, 'text']]),
  ];
  return all.flatMap(([name, path]) => (typeof name === 'string' ? [{ name, path }] : []));
}
