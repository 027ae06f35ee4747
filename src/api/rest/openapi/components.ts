type Json = Record<string, unknown>;

interface Document {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Json };
}
interface Parameter {
  readonly name: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema: {
    readonly example?: unknown;
    readonly examples?: readonly unknown[];
    readonly isFilledIn?: boolean;
  };
}
interface Operation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly responses?: Readonly<Record<string, unknown>>;
}

/**
 * An OpenAPI document with repeated parameters and all error responses moved to components, and without schemas that
 * nothing references.
 */
export function tidied(document: object): object {
  const { paths = {}, components = {}, ...rest } = document as Document;
  const shared = { parameters: {} as Json, responses: {} as Json };
  const operations = Object.values(paths).flatMap(Object.values) as Operation[];
  const isShared = repeats(operations.flatMap((one) => (one.parameters ?? []).map(withExample)));
  const short = Object.fromEntries(
    Object.entries(paths).map(([path, methods]) => [
      path,
      Object.fromEntries(
        Object.entries(methods).map(([method, one]) => [method, shortened(one, isShared, shared)]),
      ),
    ]),
  );
  const schemas = onlyReferenced(components.schemas ?? {}, { short, shared });
  return { ...rest, paths: short, components: { ...components, schemas, ...shared } };
}

/** An OpenAPI document with its paths in the order of their tags. Paths of the same tag keep their order. */
export function inOrderOfUse(document: object, tags: readonly string[]): object {
  const { paths = {}, ...rest } = document as Document;
  const placeOf = (methods: Readonly<Record<string, Operation>>) =>
    tags.indexOf(Object.values(methods)[0]?.tags?.[0] ?? '');
  const sorted = Object.entries(paths).sort(([, a], [, b]) => placeOf(a) - placeOf(b));
  return { ...rest, paths: Object.fromEntries(sorted) };
}

/** Returns a predicate: whether a part occurs more than once, compared as JSON text. */
function repeats(parts: readonly object[]): (part: object) => boolean {
  const seen = new Map<string, number>();
  for (const part of parts) {
    const text = JSON.stringify(part);
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return (part) => (seen.get(JSON.stringify(part)) ?? 0) > 1;
}

/**
 * Documentation pages with a "try it" form prefill each parameter with its example. A required parameter needs that.
 * All optional examples together would form a meaningless request, so their examples are in the schema, where pages
 * only display them.
 */
function withExample({ schema, ...parameter }: Parameter): Parameter {
  const { example, isFilledIn, ...rest } = schema;
  // Dashboards send an empty value for "no filter".
  const empty = parameter.in === 'query' && !parameter.required ? { allowEmptyValue: true } : {};
  if (example === undefined) return { ...parameter, ...empty, schema: rest };
  return parameter.required || isFilledIn
    ? { ...parameter, ...empty, schema: rest, example }
    : { ...parameter, ...empty, schema: { ...rest, examples: [example] } };
}

function shortened(
  operation: Operation,
  isShared: (part: object) => boolean,
  shared: { readonly parameters: Json; readonly responses: Json },
): object {
  const { parameters = [], responses, operationId } = operation;
  const short = parameters
    .map(withExample)
    .map((one) =>
      isShared(one) ? reference(shared.parameters, 'parameters', one.name, operationId, one) : one,
    );
  return {
    ...operation,
    ...(short.length > 0 ? { parameters: short } : {}),
    responses: Object.fromEntries(
      Object.entries(responses ?? {}).map(([status, one]) => {
        if (Number(status) < 300) return [status, one];
        return [
          status,
          reference(shared.responses, 'responses', `Status${status}`, operationId, one),
        ];
      }),
    ),
  };
}

/**
 * Adds a part to the components and returns a reference to it. If a different part already has the name, the
 * operation id is appended.
 */
function reference(
  parts: Json,
  sort: string,
  name: string,
  operationId: string | undefined,
  part: unknown,
): { $ref: string } {
  const text = JSON.stringify(part);
  const names = Object.keys(parts).filter((one) => one === name || one.startsWith(`${name}.`));
  const found = names.find((one) => JSON.stringify(parts[one]) === text);
  const own = found ?? (parts[name] === undefined ? name : `${name}.${operationId}`);
  parts[own] = part;
  return { $ref: `#/components/${sort}/${own}` };
}

/**
 * Keeps the schemas that `used` references, directly or through other schemas, sorted by name. The converter emits
 * each schema twice, for requests and for responses, even if nothing references it.
 */
function onlyReferenced(schemas: Json, used: unknown): Json {
  const kept = new Set<string>();
  const look = (part: unknown) => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (!name || kept.has(name)) continue;
      kept.add(name);
      look(schemas[name] ?? {});
    }
  };
  look(used);
  const found = Object.entries(schemas).filter(([name]) => kept.has(name));
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
