import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the kit for Neo4j Browser. */
export const kitFolder = fileURLToPath(new URL('../../../browser/', import.meta.url));

/** One saved question: a file that begins with `// Title`, which is the name that Browser gives it. */
export interface Favourite {
  readonly file: string;
  readonly title: string;
  readonly cypher: string;
  /** The file as it is, title and all. */
  readonly text: string;
}

/** The favourites in the order of their file names, which is the order of the guide. */
export function readFavourites(): Favourite[] {
  const folder = join(kitFolder, 'favourites');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cypher'))
    .sort()
    .map((file) => favouriteOf(file, readFileSync(join(folder, file), 'utf8')));
}

function favouriteOf(file: string, text: string): Favourite {
  const [, title, cypher] = /^\/\/ ([^\n]+)\n(.+)$/s.exec(text) ?? [];
  if (!title || !cypher)
    throw new Error(`browser/favourites/${file} has to begin with a line // Title.`);
  return { file, title, cypher: cypher.trim(), text };
}
