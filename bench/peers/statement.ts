import { readFileSync } from 'node:fs';

/** A statement of the folder cypher, without the question above it. */
export function statement(name: string): string {
  const text = readFileSync(new URL(`cypher/${name}.cypher`, import.meta.url), 'utf8');
  return text.replace(/^\/\/.*\n/, '');
}
