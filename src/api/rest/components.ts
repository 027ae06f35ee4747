type Json = Record<string, unknown>;

/** The document without the components that nothing in it points to; the converter writes each twice, for both ways. */
export function onlyReferenced<Document extends object>(document: Document): Document {
  const { components = {}, ...rest } = document as { components?: { schemas?: Json } };
  const schemas = components.schemas ?? {};
  const kept = new Set<string>();
  const look = (part: unknown) => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (!name || kept.has(name)) continue;
      kept.add(name);
      look(schemas[name] ?? {});
    }
  };
  look(rest);
  const found = Object.entries(schemas).filter(([name]) => kept.has(name));
  found.sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...rest, components: { ...components, schemas: Object.fromEntries(found) } } as Document;
}
