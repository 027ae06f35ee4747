import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { browserKitOutputs } from './browser-kit/outputs.js';
import { renderCypherSchema } from './cypher-schema.js';
import { renderEntitySchema, renderRelationSchema } from './json-schema.js';
import { renderLoadCypher } from './load-cypher.js';
import { renderReferencePage } from './reference-page.js';
import { renderSdl } from './sdl.js';

export interface Output {
  /** Path from the top of the project. */
  readonly file: string;
  /** The text of the file. A file of which only parts are derived is rendered from its present text. */
  readonly render: (present: string) => string | Promise<string>;
}

/** Every file that follows from the ontology. scripts/generate adds what follows from the service. */
export const outputs = [
  { file: 'cypher/schema.cypher', render: renderCypherSchema },
  { file: 'cypher/load.cypher', render: renderLoadCypher },
  { file: 'src/api/graphql/types.graphql', render: renderSdl },
  { file: 'docs/json-schema/entities.json', render: renderEntitySchema },
  { file: 'docs/json-schema/relations.json', render: renderRelationSchema },
  { file: 'docs/ontology.md', render: renderReferencePage },
  ...browserKitOutputs,
] as const satisfies readonly Output[];

/** A file that is missing or differs from what it is derived from, with the text that it should have. */
export interface StaleFile {
  readonly file: string;
  readonly text: string;
}

/** The files below a folder that are stale. */
export async function staleFiles(root: string, from: readonly Output[]): Promise<StaleFile[]> {
  const found = await Promise.all(
    from.map(async ({ file, render }) => {
      const present = await readFile(join(root, file), 'utf8').catch(() => undefined);
      const text = await render(present ?? '');
      return present === text ? [] : [{ file, text }];
    }),
  );
  return found.flat();
}
