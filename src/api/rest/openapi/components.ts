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
  readonly parameters?: readonly Parameter[];
  readonly responses?: Readonly<Record<string, unknown>>;
}

/** A description in which what many routes have in common stands once, and what none has not at all. */
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

/** Whether a part, to the letter, stands in several places. */
function repeats(parts: readonly object[]): (part: object) => boolean {
  const seen = new Map<string, number>();
  for (const part of parts) {
    const text = JSON.stringify(part);
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return (part) => (seen.get(JSON.stringify(part)) ?? 0) > 1;
}

/**
 * Pages that try a route fill the example of a parameter in as its value. That helps where there must be one; all examples
 * at once ask for what nobody wants, and where nothing has to be said the example only belongs to the schema.
 */
function withExample({ schema, ...parameter }: Parameter): Parameter {
  const { example, isFilledIn, ...rest } = schema;
  // Dashboards send "no filter" as an empty value.
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
): Operation {
  const { parameters = [], responses, operationId } = operation;
  const short = parameters
    .map(withExample)
    .map((one) =>
      isShared(one) ? reference(shared.parameters, 'parameters', one.name, operationId, one) : one,
    );
  return {
    ...operation,
    ...(short.length > 0 ? { parameters: short as unknown as Operation['parameters'] } : {}),
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

/** Puts a part among the shared ones and points to it. Parts of one name that differ are told apart by their first user. */
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

/** The converter writes each schema twice, for requests and answers, and whether or not anything points to it. */
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
