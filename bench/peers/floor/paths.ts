import { statement } from '../statement.js';
import type { Question } from './question.js';

/** W4: /shortest-path?from=&to= */
export const shortestPath = pathsBy('shortest-path');
/** W4: /five-shortest-paths?from=&to= */
export const fiveShortestPaths = pathsBy('five-shortest-paths');

function pathsBy(name: string): Question {
  const text = statement(name).replace(
    /RETURN \{ids: (.*), relations: (.*)\} AS path/,
    'RETURN $1, $2',
  );
  return (asked) => ({
    statement: text,
    parameters: { from: asked.get('from'), to: asked.get('to') },
    answer: (rows) => rows.map((row) => ({ ids: row.get(0), relations: row.get(1) })),
  });
}
