import { statement } from '../statement.js';
import type { Question } from './question.js';

const text = statement('search').replace(
  /RETURN [\s\S]*$/,
  'RETURN node.id, node.name, node.nameZh, head(labels(node)), score',
);

/** W6: /search?index=&text= */
export const search: Question = (asked) => ({
  statement: text,
  parameters: { index: asked.get('index'), text: asked.get('text') },
  answer: (rows) =>
    rows.map((row) => ({
      id: row.get(0),
      name: row.get(1),
      nameZh: row.get(2),
      kind: row.get(3),
      score: row.get(4),
    })),
});
