import { z } from 'zod';
import { idPattern, sourceReference, worded } from './field-types.js';
import type { Text } from './text.js';
import { language, nameKind } from './vocabularies/names.js';

/** One name of an entity in one language, with its source. */
export const nameValue = z
  .object({
    text: z.string().min(1).describe('The name.'),
    language: language.schema.describe('Its language.'),
    kind: nameKind.schema.describe('What kind of name it is.'),
    source: sourceReference.describe('Where it was read.'),
  })
  .strict()
  .meta({ objectName: 'Name' });

/** A measured or stated quantity. */
export const quantityValue = z
  .object({
    value: z.number().describe('The number.'),
    unit: z.string().min(1).describe('What is counted or measured, such as percent or vehicles.'),
    of: z.string().min(1).describe('What the number means, such as share of new car sales.'),
  })
  .strict()
  .meta({ objectName: 'Quantity' });

/** The code of a currency. */
export const currencyPattern = /^[A-Z]{3}$/;

/** An amount in one currency. */
export const amountValue = z
  .object({
    value: z.number().nonnegative().describe('The amount, in whole units of the currency.'),
    currency: z
      .string()
      .regex(currencyPattern, 'an ISO 4217 code such as CNY')
      .describe('ISO 4217 code.'),
  })
  .strict()
  .meta({ objectName: 'Amount' });

/** The fields that entities of every kind have. */
export function commonFields(prefix: string) {
  return {
    id: z
      .string()
      .regex(idPattern(prefix), `an id such as ${prefix}:some-name`)
      .describe('Readable, permanent id: the kind, a colon, and words joined by hyphens.'),
    name: worded().describe('The display name in English.'),
    nameZh: worded().optional().describe('The display name in Chinese.'),
    names: z
      .array(nameValue)
      .optional()
      .describe('All other names, each with its language, kind and source.'),
    summary: worded().optional().describe('A summary of one or two sentences.'),
    sources: z
      .array(sourceReference)
      .min(1)
      .describe('Where this was read: the source and the place in it.'),
    unstated: z
      .array(z.string())
      .optional()
      .describe(
        'Fields that are given so that the record stands alone, but that this data set does not state. They count only where no other data set states them, and have no source.',
      ),
  };
}

/**
 * An order of lists by what several values of an entity say together. No index holds it, so all rows are read and
 * sorted.
 */
export type DerivedOrder = { readonly name: string } & (
  | {
      /** By the first of these dates that is known. Entities that are only mentioned have none. */
      readonly by: 'FIRST_DATE';
      readonly fields: readonly string[];
    }
  | {
      /** By the greatest amount in the one currency that the request names. */
      readonly by: 'AMOUNT';
      readonly field: string;
    }
);

/** The shapes of signs, by the names that drawing libraries give them. */
export type Shape =
  | 'ellipse'
  | 'rectangle'
  | 'round-rectangle'
  | 'triangle'
  | 'diamond'
  | 'pentagon'
  | 'hexagon'
  | 'octagon'
  | 'star';

export interface Kind {
  /** Label in Neo4j and type in GraphQL. */
  readonly name: string;
  /** Root field and folder of the data set. */
  readonly plural: string;
  readonly label: Text;
  readonly description: string;
  /** Colours in graph views: fill, border, and text, whose contrast on the fill is at least 4.5. */
  readonly color: readonly [string, string, string];
  /** The shape of its sign in pictures, so that colour never tells it alone. Each kind has another one. */
  readonly shape: Shape;
  /** Shape of one entity, as in a data file. */
  readonly schema: z.ZodObject;
  /** Fields that lists can be sorted by, besides id and name. */
  readonly sortBy: readonly string[];
  /**
   * True where what is said of a part is said of the whole, as with sectors and places: a filter that names one takes
   * in its parts. Not so with agencies: what an office issued, its ministry did not.
   */
  readonly takesInParts: boolean;
  /** Further orders of lists, by what several fields say together. */
  readonly orders: readonly DerivedOrder[];
}

interface KindOf<Fields extends z.ZodRawShape>
  extends Omit<Kind, 'schema' | 'takesInParts' | 'orders'>,
    Partial<Pick<Kind, 'takesInParts' | 'orders'>> {
  readonly fields: Fields;
}

/** Declares a kind: common fields first, then its own. */
export function kind<Fields extends z.ZodRawShape>({ fields, ...rest }: KindOf<Fields>): Kind {
  const shape: z.ZodRawShape = { ...commonFields(rest.name.toLowerCase()), ...fields };
  return { takesInParts: false, orders: [], ...rest, schema: z.strictObject(shape) };
}

/** The names of everything that lists of a kind can be sorted by. */
export function orderNames({ sortBy, orders }: Kind): string[] {
  return ['id', 'name', ...sortBy, ...orders.map(({ name }) => name)];
}

/** What an order sorts by, for the schemas of GraphQL and REST. */
export function orderDescription(order: DerivedOrder, onlyMentioned: boolean): string {
  if (order.by === 'AMOUNT')
    return 'By the greatest amount in the currency that is given. Rows without an amount in it come last.';
  const mentioned = onlyMentioned ? ', and so do those that are only mentioned' : '';
  return `By the first of these dates that is known: ${order.fields.join(', ')}. Rows without any come last${mentioned}.`;
}
