import { z } from 'zod';
import { mappingParts, mappingSchema } from '../../src/interchange/import/read/mapping.js';
import { table } from './page-parts.js';

/** The keys of each part of a mapping, as docs/import.md shows them. */
export function mappingTables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mappingParts).map(([name, { shape }]) => [
      name,
      table(
        ['Key', 'What it says'],
        Object.entries<z.ZodType>(shape).map(([key, part]) => [
          `\`${key}\`${part.safeParse(undefined).success ? '' : ', required'}`,
          part.description ?? '',
        ]),
      ),
    ]),
  );
}

/** JSON Schema of mappings, with which editors complete and check them. */
export function printedMappingSchema(): string {
  const document = z.toJSONSchema(mappingSchema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (!z.globalRegistry.get(zodSchema)?.orHeading) return;
      const { orHeading: _mark, description, ...parts } = { ...jsonSchema };
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
      Object.assign(jsonSchema, {
        ...(description === undefined ? {} : { description }),
        anyOf: [{ type: 'string', description: 'Heading of the column.' }, parts],
      });
    },
  });
  const { $schema, ...rest } = document;
  return `${JSON.stringify(
    {
      $schema,
      $comment: 'Derived from src/interchange/import/read/mapping.ts: npm run generate.',
      title: 'A mapping of tables for policy-graph import',
      ...rest,
    },
    null,
    2,
  )}\n`;
}
