import { z } from 'zod';
import type { Graph } from '../../neo4j/graph.js';
import { allProperties, checkProperty, type Property } from '../../queries/properties/index.js';
import { type KnownValue, propertyValues } from '../../queries/properties/values.js';
import { mapInTurns } from '../../runtime/event-loop.js';
import { checkPieces } from '../batch-pieces.js';
import { checked, checkSize } from './checked.js';
import { typeOf } from './type-of.js';

/** Maximum number of entities per request. OpenRefine sends some ten rows at a time. */
const MAX_IDS = 1_000;

/** Maximum number of cells per request: a thousand entities with as many columns as any kind has properties. */
const MAX_CELLS = 60_000;

/** The options that a client can set for each added column. */
export const settings = [
  {
    name: 'limit',
    label: 'Values at most',
    type: 'number',
    default: 0,
    help_text: 'How many values a cell may bring, in the order of their ids. 0 brings all.',
  },
  {
    name: 'language',
    label: 'Language of names',
    type: 'select',
    default: 'en',
    help_text:
      'In which language related things are named. Where there is no Chinese name, English.',
    choices: [
      { value: 'en', name: 'English' },
      { value: 'zh', name: '中文' },
    ],
  },
] as const;

/** OpenRefine sends numbers from its forms as text. */
const settingsGiven = z.looseObject({
  limit: z.coerce.number().int().nonnegative().optional(),
  language: z.enum(['en', 'zh']).optional(),
});
const extension = z.object({
  ids: z.array(z.string()),
  properties: z.array(z.object({ id: z.string(), settings: settingsGiven.nullish() })),
});

/**
 * The data extension of the protocol: rows of property values for matched entities, by entity id. Reads them with one
 * statement. Throws BATCH_TOO_LARGE for too many entities or cells, BAD_USER_INPUT for invalid input.
 */
export async function extended(graph: Graph, given: unknown) {
  checkPieces(given, 'extend');
  const { ids, properties } = checked(extension, given, 'extend');
  checkSize(ids.length, MAX_IDS, 'extend.ids');
  checkSize(ids.length * properties.length, MAX_CELLS, 'extend: cells (ids times properties)');
  for (const [at, { id }] of properties.entries()) checkProperty(id, `extend.properties.${at}.id`);
  const known = await propertyValues(
    graph,
    [...new Set(ids)],
    properties.map(({ id }) => id),
  );
  const byId = new Map(allProperties().map((one) => [one.id, one]));
  const rows = await mapInTurns(ids, (id) => {
    const cells = properties.map(({ id: property, settings: chosen }) => {
      const values = known.get(id)?.get(property) ?? [];
      const most = chosen?.limit || values.length;
      return [
        property,
        values.slice(0, most).map((one) => cellOf(one, byId.get(property), chosen?.language)),
      ];
    });
    return [id, Object.fromEntries(cells)];
  });
  return {
    meta: properties.map(({ id }) => columnOf(id, byId.get(id))),
    rows: Object.fromEntries(rows),
  };
}

function columnOf(id: string, property: Property | undefined) {
  const [kind, ...more] = property?.side?.targetKinds ?? [];
  const type = kind && more.length === 0 ? { type: typeOf(kind) } : {};
  return { id, name: property?.label ?? id, ...type };
}

function cellOf(value: KnownValue, property: Property | undefined, language = 'en') {
  if (typeof value === 'object') {
    return { id: value.id, name: (language === 'zh' && value.nameZh) || value.name };
  }
  if (typeof value === 'number') return Number.isInteger(value) ? { int: value } : { float: value };
  // In the protocol a date is an instant. A date known only to the month must stay as it is.
  const isDay = property?.field?.type === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value));
  return isDay ? { date: `${value}T00:00:00Z` } : { str: String(value) };
}
