import { kinds } from '../../src/ontology/index.js';
import { printedOpenApi } from './open-api.js';
import { table } from './page-parts.js';

/**
 * The addresses of REST with the summaries of OpenAPI, as docs/rest.md shows them: parameters as Fastify writes them,
 * and the addresses of all kinds in one row.
 */
export async function addressesTable(): Promise<string> {
  const { paths } = JSON.parse(await printedOpenApi()) as Document;
  const [first, ...others] = kinds.map(({ plural }) => plural);
  const rows = Object.entries(paths).flatMap(([path, operations]) => {
    const parts = path.split('/');
    const another = others.find((plural) => parts.includes(plural));
    if (another && path.replace(`/${another}`, `/${first}`) in paths) return [];
    const alike =
      first !== undefined && parts.includes(first)
        ? [first, ...others].map((plural) => path.replace(`/${first}`, `/${plural}`))
        : [path];
    return Object.entries(operations).map(([method, { summary }]) => [
      alike
        .filter((one) => one in paths)
        .map((one) => `\`${method.toUpperCase()} ${one.replace(/\{(\w+)\}/g, ':$1')}\``)
        .join(', '),
      summary,
    ]);
  });
  return table(['Route', 'What it gives'], rows);
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary: string }>>>>;
}
