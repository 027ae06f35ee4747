import { Ajv } from 'ajv';

/**
 * What the Reconciliation Service API 0.2 requires of answers, said as JSON Schema in our own words: which fields
 * there must be, and of which type those are that may be there.
 */
const text = { type: 'string' };
const typeReference = {
  anyOf: [
    text,
    { type: 'object', required: ['id'], properties: { id: text, name: text, broader: {} } },
  ],
};
const template = { type: 'string', pattern: '\\{\\{id\\}\\}' };
const address = { type: 'object', properties: { service_url: text, service_path: text } };
const list = (items: object) => ({ type: 'array', items });
const suggestions = (more: object = {}) => ({
  type: 'object',
  required: ['result'],
  properties: {
    result: list({
      type: 'object',
      required: ['id', 'name'],
      properties: { id: text, name: text, description: text, ...more },
    }),
  },
});
const setting = (type: string, value: object, more: object = {}, required: string[] = []) => ({
  type: 'object',
  required: ['type', 'label', 'name', ...required],
  properties: {
    type: { const: type },
    label: text,
    name: text,
    help_text: text,
    default: value,
    ...more,
  },
});
const choices = list({
  type: 'object',
  required: ['value', 'name'],
  properties: { value: text, name: text },
});
const cell = (properties: object) => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => name !== 'description'),
  properties,
  additionalProperties: false,
});
const moment = {
  type: 'string',
  pattern: '^-?\\d{4,}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})?$',
};

const schemas = {
  manifest: {
    type: 'object',
    required: ['versions', 'name', 'identifierSpace', 'schemaSpace'],
    properties: {
      versions: { type: 'array', items: text, contains: { const: '0.2' } },
      name: text,
      identifierSpace: text,
      schemaSpace: text,
      documentation: text,
      serviceVersion: text,
      logo: text,
      view: { type: 'object', required: ['url'], properties: { url: template } },
      defaultTypes: { ...list(typeReference), uniqueItems: true },
      suggest: {
        type: 'object',
        properties: { entity: address, type: address, property: address },
      },
      preview: {
        type: 'object',
        required: ['url', 'width', 'height'],
        properties: { url: template, width: { type: 'integer' }, height: { type: 'integer' } },
      },
      extend: {
        type: 'object',
        properties: {
          propose_properties: address,
          property_settings: list({
            oneOf: [
              setting('number', { type: 'number' }),
              setting('text', text),
              setting('checkbox', { type: 'boolean' }),
              setting('select', text, { choices }, ['choices']),
            ],
          }),
        },
      },
      batchSize: { type: 'integer', minimum: 1 },
    },
  },
  results: {
    type: 'object',
    additionalProperties: {
      type: 'object',
      required: ['result'],
      properties: {
        result: list({
          type: 'object',
          required: ['id', 'name', 'score'],
          properties: {
            id: text,
            name: text,
            description: text,
            score: { type: 'number' },
            match: { type: 'boolean' },
            type: list(typeReference),
            features: list({
              type: 'object',
              properties: { id: text, value: { type: ['boolean', 'number'] } },
            }),
          },
        }),
      },
    },
  },
  entities: suggestions({ notable: list(typeReference) }),
  properties: suggestions(),
  types: suggestions({ broader: list(typeReference) }),
  proposals: {
    type: 'object',
    required: ['properties'],
    properties: {
      type: text,
      limit: { type: 'integer' },
      properties: list({
        type: 'object',
        required: ['id', 'name'],
        properties: { id: text, name: text },
      }),
    },
  },
  extension: {
    type: 'object',
    required: ['meta', 'rows'],
    properties: {
      meta: list({
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: text,
          name: text,
          type: { type: 'object', required: ['id'], properties: { id: text, name: text } },
        },
      }),
      rows: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          additionalProperties: list({
            oneOf: [
              cell({ id: text, name: text, description: text }),
              cell({ str: text }),
              cell({ float: { type: 'number' } }),
              cell({ int: { type: 'integer' } }),
              cell({ date: moment }),
            ],
          }),
        },
      },
    },
  },
} as const;

const ajv = new Ajv({ allowUnionTypes: true, strictRequired: false });

/** What an answer has against the protocol; null when nothing. */
export function faultsIn(schema: keyof typeof schemas, answer: unknown): unknown {
  const validate = ajv.compile(schemas[schema]);
  return validate(answer) ? null : validate.errors;
}
