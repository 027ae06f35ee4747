import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { printedMappingSchema } from '../../scripts/generate/mapping.js';

describe('The JSON Schema of mappings', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(printedMappingSchema()) as object,
  );

  it.each(['docs/import-example/mapping.yaml', 'imports/official-register-2021/mapping.yaml'])(
    'takes %s, and what the reader of mappings takes',
    async (file) => {
      const mapping = parse(await readFile(file, 'utf8')) as { tables: Record<string, object> };
      validate(mapping);
      expect(validate.errors).toBeNull();
      const [table] = Object.values(mapping.tables);
      expect(validate({ ...mapping, tables: { one: { ...table, header: 2 } } })).toBe(false);
    },
  );
});
