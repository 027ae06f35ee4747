import { z } from 'zod';
import { datasetMeta } from '../../../dataset/meta.js';
import { sourceReference } from '../../../ontology/field-types.js';
import { fieldShapes, kindNamed, kinds } from '../../../ontology/index.js';
import { encodings } from './decode.js';
import { scales } from './numbers.js';
import { delimiters } from './read-csv.js';

const scalar = z.union([z.string().min(1), z.number(), z.boolean()], {
  error: 'a text, a number, or true or false',
});
const texts = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)], {
  error: "a text or a list of texts, in quotes where it is a sign of YAML: '|'",
});
const heading = z.string().min(1);

/** Where a value comes from: a column by its heading, or a constant for every row. */
const valueParts = z
  .object({
    column: heading
      .optional()
      .describe('Heading of the column, or its letter where the table has no headings.'),
    text: z
      .string()
      .regex(/\{[^{}]+\}/, 'a text with the heading of a column in braces')
      .optional()
      .describe(
        "A text of several columns, for what has no name of its own: `'{Investor} buys {Target}, {Year}'`. What is empty is left out.",
      ),
    value: scalar
      .optional()
      .describe('The same for every row: `{value: ISSUED}`. It is for what is new alone.'),
    several: scalar
      .optional()
      .describe(
        'Instead of `value`, where a split cell gives several things: `{value: SOLE, several: JOINT}`.',
      ),
    thing: z.string().optional().describe('The thing of the row that the field refers to.'),
    otherwise: scalar.optional().describe('What counts where the cell is empty.'),
    split: texts
      .optional()
      .describe("What parts several values in one cell; a space is any gap: `['、', ' ']`."),
    date: texts
      .optional()
      .describe(
        'How dates are written, such as `D.M.YYYY` or `MMM-YY`, one or several ways, of `YYYY YY MMMM MMM MM M DD D` and other signs.',
      ),
    pivot: z
      .number()
      .int()
      .min(1900)
      .max(2999)
      .optional()
      .describe(
        'The last year that a year of two digits can mean: with 2049, 21 is 2021 and 50 is 1950.',
      ),
    year: heading
      .optional()
      .describe('Column of the year, where a date stands in several columns.'),
    month: heading
      .optional()
      .describe(
        'Column of the month, beside `year`: a number or a name, or a part of the year such as Q3.',
      ),
    day: heading.optional().describe('Column of the day, beside `year` and `month`.'),
    decimal: z
      .enum(['point', 'comma'])
      .optional()
      .describe('How numbers are written: 1,234.5 or, with `comma`, 1.234,5.'),
    scale: z
      .union([z.enum(scales), z.number().positive()], {
        error: `a number, or one of ${scales.join(', ')}`,
      })
      .optional()
      .describe(
        'What numbers are counted in, such as `million`. A cell that says it itself, as 58.2亿, is read as it is written.',
      ),
    unreadable: z
      .literal('empty')
      .optional()
      .describe(
        'With `empty`, a cell that cannot be read counts as empty, and the report says so. Otherwise its row is refused.',
      ),
    codes: z
      .record(z.string(), z.string())
      .optional()
      .describe(
        'Code of each text of the table: `{in Kraft: IN_FORCE}`. Codes and their English and Chinese labels are known.',
      ),
  })
  .strict()
  .refine(
    ({ column, text, value, thing, year }) =>
      [column, text, value, thing, year].filter((one) => one !== undefined).length === 1,
    'one of column, text, value, thing and year',
  )
  .refine(
    ({ year, month, day }) => (!month || year) && (!day || month),
    'year beside month, and month beside day',
  );

/** The headings in the braces of a text of several columns. */
export function headingsIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}

/** A heading alone stands for its column. */
const column = <Parts extends z.ZodType>(parts: Parts) =>
  z
    .preprocess((given) => (typeof given === 'string' ? { column: given } : given), parts)
    .meta({ orHeading: true });

const cell = column(valueParts);
const cells = z.record(z.string(), cell);

/** A kind or a relation: the same in every row, or by what a column says. */
const chosen = (what: string) =>
  z.union(
    [
      z.string(),
      z
        .object({
          column: heading.describe('Heading of the column.'),
          codes: z
            .record(z.string(), z.string())
            .refine((codes) => Object.keys(codes).length > 0, 'at least one')
            .describe(`The ${what} of each text of the column.`),
          otherwise: z.string().optional().describe('What counts where the cell is empty.'),
        })
        .strict(),
    ],
    { error: `a ${what}, or {column: Type, codes: {text of the table: ${what}}}` },
  );

const furtherName = column(
  z
    .object({
      column: heading.describe('Heading of the column.'),
      split: texts.optional().describe('What parts several names in one cell.'),
      kind: z.string().default('SHORT').describe('What kind of names they are.'),
    })
    .strict(),
);

/** A column whose values identify things, whatever these are called. */
const key = column(
  z
    .object({
      column: heading.describe('Heading of the column.'),
      scheme: z
        .string()
        .regex(/^[^\s:：]+$/u, 'a word such as LEI, without spaces and colons')
        .optional()
        .describe(
          'What keys they are, such as `LEI` or `USCC`, or the field that has them, such as `documentNumber`. Without it they are keys of these tables alone.',
        ),
      keep: z
        .boolean()
        .optional()
        .describe('With `false`, keys of a scheme are compared and not kept.'),
      split: texts.optional().describe('What parts several keys in one cell.'),
    })
    .strict(),
);

/** An entity that each row mentions. */
const thing = z
  .object({
    kind: chosen('kind').describe(
      'Kind of the ontology; or of each text of a column: `{column: Type, codes: {person: Person}}`.',
    ),
    id: cell.optional().describe('The column of its id, where the table has ids of the graph.'),
    name: cell
      .optional()
      .describe(
        'The column of its name, in whatever language. Left out only where a key or an id says what is named elsewhere.',
      ),
    key: z
      .union([key, z.array(key).min(1)], {
        error: 'a heading, {column: LEI, scheme: LEI}, or a list of these',
      })
      .optional()
      .describe(
        'The column that identifies it, or several: `[node_id, {column: LEI, scheme: LEI}]`. Keys of a scheme are kept as identifiers.',
      ),
    nameZh: cell
      .optional()
      .describe('The column of its Chinese name, where there is one beside the other.'),
    names: z
      .array(furtherName)
      .default([])
      .describe('Columns with further names: `{column: Short, kind: ABBREVIATION, split: ;}`.'),
    fields: cells.default({}).describe('Its fields. What a new one must have, must be given.'),
    lists: z
      .record(z.string(), z.array(cells).min(1))
      .default({})
      .describe(
        'Fields with parts: `amounts: [{value: Price, currency: {value: CNY}}]`. What a cell says of its currency or unit counts before what the mapping says.',
      ),
    unknown: z
      .enum(['create', 'refuse'])
      .default('create')
      .describe(
        'With `refuse`, a name that nothing bears refuses the row, unless another table creates it.',
      ),
    optional: z.boolean().default(false).describe('Whether its name may be empty.'),
  })
  .strict();

const relation = z
  .object({
    type: chosen('relation').describe(
      'Relation of the ontology; or of each text of a column, as a kind.',
    ),
    from: z.string().min(1).describe('A thing of the row, or an id such as `place:china`.'),
    to: z.string().min(1).describe('A thing of the row, or an id such as `place:china`.'),
    fields: cells.default({}).describe('Its fields.'),
    until: z
      .literal('next')
      .optional()
      .describe(
        'With `next`, what a row says holds from its `since` until the `since` of the next row of the same tie.',
      ),
  })
  .strict();

const said = z.union([z.string(), z.number(), z.boolean()]);

/** What columns say, each one of several texts; an empty text is an empty cell. */
const conditions = z.record(z.string().min(1), z.union([said, z.array(said).min(1)]), {
  error: 'texts by the heading of their column',
});

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const table = z
  .object({
    file: z
      .string()
      .min(1)
      .optional()
      .describe('Name of the file; left out where one file alone is given.'),
    sheet: z
      .string()
      .min(1)
      .optional()
      .describe('Name of the sheet of a workbook; the first, where it is left out.'),
    headings: z
      .union([z.number().int().positive(), z.literal('none')], { error: 'a row, or none' })
      .default(1)
      .describe('Row of the headings, or `none`: columns are then called A, B, C, …'),
    delimiter: z
      .enum(delimiters)
      .optional()
      .describe(
        'What parts the cells: comma, semicolon, tab or bar, which is found out where it is left out.',
      ),
    encoding: z
      .enum(encodings)
      .optional()
      .describe('How the file is encoded, such as `gb18030`, where it is not UTF-8.'),
    empty: z
      .array(z.string())
      .default([])
      .describe("Texts that stand for an empty cell: `[n/a, '#N/A']`."),
    rows: z
      .object({
        only: conditions.optional().describe('Rows that say this are read, and no others.'),
        except: conditions.optional().describe('Rows that say this are left out.'),
      })
      .strict()
      .optional()
      .describe(
        'Which rows are read, by texts of their columns: `{only: {Country: [China, PRC]}, except: {Type: Total}}`.',
      ),
    readIn: z.string().optional().describe('The thing of kind Source in which the row was read.'),
    things: z.record(z.string(), thing).describe('The things that each row speaks of.'),
    relations: z.array(relation).default([]).describe('What ties them.'),
  })
  .strict();

const { id: _id, sources: _sources, names: _names, ...ofSource } = kindNamed('Source').schema.shape;

/** Below 45, no name resembles another. */
const doubtScore = z.int().min(45).max(100);

/** How an import reads tables: the resulting data set, its source, and the meaning of each column. */
export const mappingSchema = datasetMeta
  .extend({
    source: z.object(ofSource).strict().describe('What the table is, as a source of the graph.'),
    tables: z
      .record(z.string().regex(slug, 'small letters, digits and hyphens'), table)
      .default({})
      .describe('Each table, by a short name of it.'),
    newOnes: z
      .record(z.string(), z.record(z.string(), scalar))
      .default({})
      .describe('Fields of new entities that a file of FollowTheMoney does not give, by kind.'),
    doubtFrom: z
      .union([doubtScore, z.partialRecord(z.enum(kinds.map(({ name }) => name)), doubtScore)])
      .optional()
      .describe(
        'The lowest score at which a similar name is a doubt, for all kinds or by kind: `{Company: 80}`. Below it, the name is new.',
      ),
  })
  .strict();

/** The parts of a mapping whose keys docs/import.md lists, by the mark of their place in it. */
export const mappingParts = { table, thing, relation, value: valueParts } as const;

export type Mapping = z.output<typeof mappingSchema>;
export type TableMapping = Mapping['tables'][string];
export type ThingMapping = TableMapping['things'][string];
export type Cell = z.output<typeof cell>;
export type KeyMapping = z.output<typeof key>;
export type Chosen = ThingMapping['kind'];
export type Conditions = z.output<typeof conditions>;

/** The kinds or relations that rows can choose among. */
export function choicesOf(chosen: Chosen): string[] {
  if (typeof chosen === 'string') return [chosen];
  const { codes, otherwise } = chosen;
  return [...new Set([...Object.values(codes), ...(otherwise === undefined ? [] : [otherwise])])];
}

/** The columns of a thing whose values identify it. */
export function keysOf({ key: given }: Pick<ThingMapping, 'key'>): KeyMapping[] {
  return given === undefined ? [] : [given].flat();
}

/** Where entities of a kind keep the keys of a scheme: in the field of that name, or among their identifiers. */
export function fieldOfScheme(kind: string, scheme: string): string | undefined {
  const shapes = fieldShapes(kindNamed(kind).schema);
  const isText = shapes.some(
    ({ name, type, list }) => name === scheme && type === 'string' && !list,
  );
  if (isText) return scheme;
  return shapes.some(({ name }) => name === 'identifiers') ? 'identifiers' : undefined;
}

/** The source that represents the table itself. */
export function ownSource({ name }: Pick<Mapping, 'name'>): string {
  return sourceReference.parse(`source:${name}`);
}
