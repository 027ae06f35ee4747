import type { LinkRecord } from '../records.js';
import { at, type Rule, type RuleProblem } from '../rule.js';

export const trees: Rule = {
  name: 'tree',
  description:
    'Sectors, places, agencies and sources form trees: one thing above each, and no rings.',
  check: ({ links }) => {
    const above = new Map<string, LinkRecord>();
    const found: RuleProblem[] = [];
    for (const link of links.filter(({ type }) => type === 'PART_OF')) {
      const first = above.get(link.value.from);
      if (!first) above.set(link.value.from, link);
      else if (first.value.to !== link.value.to) {
        found.push({
          ...at(link, 'to'),
          message: `${link.value.from} is part of ${first.value.to} already (${first.file}:${first.line}).`,
          expected: 'one thing above it',
          fix: 'Keep the nearer of the two.',
        });
      }
    }
    return [...found, ...rings(above)];
  },
};

function rings(above: ReadonlyMap<string, LinkRecord>): RuleProblem[] {
  const done = new Set<string>();
  const found: RuleProblem[] = [];
  for (const start of above.keys()) {
    const walked = new Set<string>();
    let id: string | undefined = start;
    while (id !== undefined && !done.has(id) && !walked.has(id)) {
      walked.add(id);
      id = above.get(id)?.value.to;
    }
    const link = id !== undefined && walked.has(id) ? above.get(id) : undefined;
    if (link)
      found.push({
        ...at(link, 'to'),
        message: `Going up from ${link.value.from} leads back to it.`,
        expected: 'a tree that ends at a top',
        fix: 'Take out the link that points the wrong way.',
      });
    for (const one of walked) done.add(one);
  }
  return found;
}
