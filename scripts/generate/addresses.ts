import { kinds } from '../../src/ontology/index.js';
import { printedOpenApi } from './open-api.js';
import { table } from './page-parts.js';

/** The addresses of REST with the summaries of OpenAPI, as docs/rest.md shows them. Those of each kind share a row. */
export async function addressesTable(): Promise<string> {
  const { paths } = JSON.parse(await printedOpenApi()) as Document;
  const [first, ...others] = kinds.map(({ plural }) => plural);
  const likewise = `Likewise ${others.map((plural) => `\`${plural}\``).join(', ')}.`;
  const rows = Object.entries(paths).flatMap(([path, operations]) => {
    const parts = path.split('/');
    if (others.some((plural) => parts.includes(plural))) return [];
    const isOfKinds = first !== undefined && parts.includes(first) && !parts.includes('series');
    return Object.entries(operations).map(([method, { summary }]) => [
      `\`${method.toUpperCase()} ${path}\``,
      isOfKinds ? `${summary} ${likewise}` : summary,
    ]);
  });
  return table(['Route', 'What it gives'], rows);
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary: string }>>>>;
}
