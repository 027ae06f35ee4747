import { csv } from './csv.js';
import { cypher } from './cypher.js';
import type { Format } from './exported.js';
import { ftm } from './ftm.js';
import { gexf } from './gexf.js';
import { graphml } from './graphml.js';
import { jsonLd } from './json-ld.js';
import { ndjson } from './ndjson.js';
import { neo4jAdmin } from './neo4j-admin.js';

/** Every way of writing a graph, in the order of the help text. */
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
