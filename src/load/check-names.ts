import {
  contradictingNames,
  type OneIdForTwo,
  statedNames,
  wordsOf,
} from '../dataset/statements/one-id.js';
import { UserError } from '../errors.js';
import { isChinese } from '../text/match/contradicting-names.js';
import { type Changes, type Others, presentOf } from './changes.js';
import { inBatches, type Run } from './run.js';

/** Maximum number of ids in a message. */
const MAX_NAMED = 10;

/**
 * Throws BAD_DATA if the data set uses an id for another thing than a data set in the graph, as their Chinese names
 * contradict each other. Only new and changed entities with a Chinese name are looked up, by their ids.
 */
export async function checkNames(
  run: Run,
  dataSet: string,
  changes: readonly Changes[],
): Promise<void> {
  const found: OneIdForTwo[] = [];
  for (const { sort, created, changed } of changes.filter(({ sort: { isKind } }) => isKind)) {
    const compare = (id: string, value: (typeof created)[number]['value'], others: Others) => {
      for (const [other, stated] of others) {
        const names = contradictingNames(sort.name, value, stated);
        if (names && other !== dataSet) found.push({ id, names, dataSets: [dataSet, other] });
      }
    };
    for (const { item, others } of changed) compare(item.id, item.value, others);
    const named = created.filter(({ value }) => statedNames(value).some(isChinese));
    for (const batch of inBatches(named)) {
      const unknown = batch.filter(({ others }) => others === undefined).map(({ id }) => id);
      const present = unknown.length > 0 ? await presentOf(run, dataSet, sort, unknown) : new Map();
      for (const { id, value, others = present.get(id)?.others } of batch)
        compare(id, value, others ?? new Map());
    }
  }
  if (found.length === 0) return;
  const shown = found.slice(0, MAX_NAMED).map((one) => {
    const { message, fix } = wordsOf(one);
    return `${message} ${fix}`;
  });
  const more = found.length > MAX_NAMED ? `\nand ${found.length - MAX_NAMED} more ids.` : '';
  throw new UserError('BAD_DATA', `${shown.join('\n')}${more}\nNothing was loaded.`);
}
