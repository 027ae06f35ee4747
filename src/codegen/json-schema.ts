import { z } from 'zod';
import { kinds, relations } from '../ontology/index.js';

/** JSON Schema for the data files, for editors and other programs: a file holds one entity or a list of them. */
export function renderEntitySchema(): string {
  return render(
    'Entities of the China Policy Graph, by kind',
    Object.fromEntries(kinds.map((kind) => [kind.name, oneOrMany(kind.schema, kind.description)])),
  );
}

export function renderRelationSchema(): string {
  const each = relations.map((relation) => {
    const schema = json(relation.schema);
    return {
      ...schema,
      title: relation.sentence,
      description: relation.description,
      properties: { type: { const: relation.name }, ...(schema.properties as object) },
      required: ['type', ...((schema.required ?? []) as string[])],
    };
  });
  return render('Relations of the China Policy Graph', {
    Relations: { type: 'array', items: { oneOf: each } },
  });
}

function oneOrMany(schema: z.ZodObject, description: string) {
  const one = json(schema);
  return { description, anyOf: [one, { type: 'array', items: one }] };
}

function json(schema: z.ZodObject): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Record<
    string,
    unknown
  >;
  return rest;
}

function render(title: string, definitions: object): string {
  const document = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: 'Derived from src/ontology: change it there and run npm run generate.',
    title,
    $defs: definitions,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
