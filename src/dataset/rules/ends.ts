import { kindOfId } from '../../ontology/index.js';
import { at, type Rule } from '../rule.js';

export const wrongKindAtEnd: Rule = {
  name: 'wrong-kind-at-end',
  description: 'A relation ties the kinds that its sentence names.',
  check: ({ links }) =>
    links.flatMap((link) => {
      const [from, to] = [kindOfId(String(link.value.from)), kindOfId(String(link.value.to))];
      if (!from || !to) return [];
      if (link.relation.ends.some(([a, b]) => a === from.name && b === to.name)) return [];
      const allowed = link.relation.ends.map(([a, b]) => `${a} → ${b}`).join(', ');
      return [
        {
          ...at(link, 'from'),
          message: `${link.type} ties ${from.name} → ${to.name} here (${link.value.from}, ${link.value.to}).`,
          expected: `${link.relation.sentence}: ${allowed}`,
          fix: 'Turn the ends round, or use the relation that fits them.',
        },
      ];
    }),
};

export const selfRelation: Rule = {
  name: 'self-relation',
  description: 'Nothing is tied to itself.',
  check: ({ links }) =>
    links
      .filter(({ value }) => value.from === value.to)
      .map((link) => ({
        ...at(link, 'to'),
        message: `Both ends are ${link.value.to}.`,
        expected: 'two different ends',
        fix: 'Correct one of the ends.',
      })),
};
