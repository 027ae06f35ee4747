import { statement } from '../statement.js';
import type { Lists, Question } from './question.js';

/** The statement that the peers use, with lists for maps and both columns apart. */
const text = statement('neighbourhood')
  .replace(
    /collect\(\{id: (.*), relation: (.*), status: (.*), from: (.*), to: (.*)\}\)/,
    'collect([$1, $2, $3, $4, $5])',
  )
  .replace(
    /RETURN \{\s*nodes: [\s\S]*$/,
    'RETURN [x IN shown | [x.id, x.name, x.nameZh]], size(near), edges',
  );

/** W5: /neighbourhood?id= */
export const neighbourhood: Question = (asked) => ({
  statement: text,
  parameters: { id: asked.get('id') },
  answer: ([row]) => {
    if (!row) return null;
    const near = row.get(1) as number;
    return {
      nodes: (row.get(0) as Lists).map(([id, name, nameZh], at) => ({
        id,
        name,
        nameZh,
        distance: at === 0 ? 0 : at <= near ? 1 : 2,
      })),
      edges: (row.get(2) as Lists).map(([id, relation, status, from, to]) => ({
        id,
        relation,
        status,
        from,
        to,
      })),
    };
  },
});
