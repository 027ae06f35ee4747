import type { Problem } from './problem.js';
import type { FileEntry } from './read-files.js';
import { type Records, recordsOf } from './records.js';
import type { Rule } from './rule.js';
import { rules } from './rules.js';

/**
 * All problems of a list of entries, each by itself and all together, wherever they come from. `sharedNames` are names
 * that several different entities may bear.
 */
export function validate(
  entries: readonly FileEntry[],
  applied: readonly Rule[] = rules,
  sharedNames: readonly string[] = [],
): { records: Records; problems: Problem[] } {
  const records = recordsOf(entries);
  const { entities, links } = records;
  const byId = new Map([...entities].reverse().map((entity) => [entity.value.id, entity]));
  const found = applied.flatMap((rule) =>
    rule.check({ entities, links, byId, sharedNames }).map((one) => ({ ...one, rule: rule.name })),
  );
  return { records, problems: [...records.problems, ...found] };
}
