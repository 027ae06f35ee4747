import type { FastifyInstance } from 'fastify';

/** Every route of a service, as method and address, from its own list; parameters and wildcards are filled in. */
export function allRoutes(
  app: FastifyInstance,
): { readonly method: string; readonly url: string }[] {
  const stack: string[] = [];
  const found: { method: string; url: string }[] = [];
  for (const line of app.printRoutes({ commonPrefix: false, includeHooks: false }).split('\n')) {
    const [, lead = '', part = '', methods] =
      /^((?:[│ ] {3})*[├└]── )(.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (part === '') continue;
    const depth = lead.length / 4 - 1;
    stack.length = depth;
    stack.push(part);
    const url = stack.join('').replace(/:\w+/g, 'x').replaceAll('*', 'x');
    for (const method of methods?.split(', ') ?? [])
      found.push({ method, url: url.startsWith('/') ? url : `/${url}` });
  }
  return found;
}
