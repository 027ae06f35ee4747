import { type Contradiction, contradiction } from '../../text/match/contradicting-names.js';
import type { Dataset, Entity } from '../dataset.js';
import type { Problem } from '../problem.js';
import { namesOf } from '../rules/shared-name.js';
import { type StatedValue, states } from './merge.js';

/** An id that two data sets use for different things, as far as their Chinese names say. */
export interface OneIdForTwo {
  readonly id: string;
  readonly names: Contradiction;
  readonly dataSets: readonly [string, string];
}

/**
 * The Chinese names by which two statements with one id are about two things. Names that are only repeated do not make
 * them two, but where one repeats the name of the other, they are one. A document is known under several titles.
 */
export function contradictingNames(
  kind: string,
  value: StatedValue,
  other: StatedValue,
): Contradiction | undefined {
  if (kind === 'Policy') return undefined;
  const [all, others] = [value, other].map((one) =>
    namesOf({ value: one }).map(({ name }) => name),
  ) as [string[], string[]];
  const found = contradiction(kind, statedNames(value), statedNames(other));
  return found && contradiction(kind, all, others) && found;
}

/** The names that a data set itself states of an entity. */
export function statedNames(value: StatedValue): string[] {
  return namesOf({ value })
    .filter(({ path: [field] }) => states(value, String(field)))
    .map(({ name }) => name);
}

/** What is wrong and how to mend it. */
export function wordsOf({ id, names: [name, other], dataSets: [dataSet, before] }: OneIdForTwo) {
  return {
    message: `${id} is "${name}" in the data set ${dataSet} and "${other}" in ${before}.`,
    fix: `If these are two things, give one of them an id of its own, such as ${id}-2, wherever ${dataSet} has it. If they are one, add "${other}" to its names in ${dataSet}.`,
  };
}

/** The ids that several data sets use for different things. Looks only at ids that several of them have. */
export function oneIdForTwo(dataSets: readonly Dataset[]): Problem[] {
  const bearers = new Map<string, { dataSet: string; entity: Entity }[]>();
  for (const { meta, entities } of dataSets)
    for (const entity of entities)
      bearers.set(entity.value.id, [
        ...(bearers.get(entity.value.id) ?? []),
        { dataSet: meta.name, entity },
      ]);
  return [...bearers].flatMap(([id, [first, ...more]]) =>
    more.flatMap(({ dataSet, entity }): Problem[] => {
      const names = first && contradictingNames(entity.kind, entity.value, first.entity.value);
      if (!first || !names) return [];
      const { file, line } = entity;
      const words = wordsOf({ id, names, dataSets: [dataSet, first.dataSet] });
      return [
        {
          ...{ file, line, rule: 'one-id', ...words },
          expected: 'one thing for each id, also in several data sets',
        },
      ];
    }),
  );
}
