import { readFileSync } from 'node:fs';

/** Whether a file of tests changes the graph, or looks at what Neo4j is doing: then it has the graph to itself. */
export function needsGraphAlone(file: string): boolean {
  const text = readFileSync(file, 'utf8');
  return /\b(emptyGraph|graphOf|startGraph|load|unload|loadChanges|executeQuery|endlessInNeo4j)\(/.test(
    text,
  );
}
