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
  readonly render: () => string;
}

/** Every file that follows from the ontology. */
export const outputs: readonly Output[] = [
  { file: 'cypher/schema.cypher', render: renderCypherSchema },
  { file: 'cypher/load.cypher', render: renderLoadCypher },
  { file: 'src/api/graphql/types.graphql', render: renderSdl },
  { file: 'docs/json-schema/entities.json', render: renderEntitySchema },
  { file: 'docs/json-schema/relations.json', render: renderRelationSchema },
  { file: 'docs/ontology.md', render: renderReferencePage },
  ...browserKitOutputs,
];

/** The files below a folder that are not what the ontology says now, or not there. */
export async function staleOutputs(
  root: string,
  from: readonly Output[] = outputs,
): Promise<string[]> {
  const found = await Promise.all(
    from.map(async ({ file, render }) => {
      const present = await readFile(join(root, file), 'utf8').catch(() => undefined);
      return present === render() ? [] : [file];
    }),
  );
  return found.flat();
}
