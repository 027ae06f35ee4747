import type { Format } from '../../queries/export/exported.js';
import { csv } from './csv.js';
import { cypher } from './cypher.js';
import { ftm } from './ftm.js';
import { gexf } from './gexf.js';
import { graphml } from './graphml.js';
import { jsonLd } from './json-ld.js';
import { ndjson } from './ndjson.js';
import { neo4jAdmin } from './neo4j-admin.js';

/** All export formats, in the order of the help text. */
export const formats: readonly Format[] = [
  ndjson,
  csv,
  graphml,
  gexf,
  jsonLd,
  ftm,
  cypher,
  neo4jAdmin,
];

/** The format with this name. Undefined if there is none. */
export function formatNamed(name: string): Format | undefined {
  return formats.find((format) => format.name === name);
}

/** The default file name. The name of an archive includes the format. */
export function fileNameOf({ name, extension }: Format): string {
  return extension === 'zip' ? `policy-graph-${name}.zip` : `policy-graph.${extension}`;
}
