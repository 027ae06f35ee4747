import { z } from 'zod';
import { datasetMeta } from '../../../dataset/meta.js';
import { sourceReference } from '../../../ontology/field-types.js';
import { kindNamed } from '../../../ontology/index.js';
import { encodings } from './decode.js';

const scalar = z.union([z.string().min(1), z.number(), z.boolean()], {
  error: 'a text, a number, or true or false',
});
const texts = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)], {
  error: 'a text or a list of texts',
});

/** Where a value comes from: a column by its heading, or a constant for every row. */
const cell = z.preprocess(
  (given) => (typeof given === 'string' ? { column: given } : given),
  z
    .object({
      column: z.string().min(1).optional().describe('Heading of the column.'),
      value: scalar.optional().describe('The same for every row.'),
      several: scalar
        .optional()
        .describe('Instead of `value`, where a split cell gives several things.'),
      thing: z.string().optional().describe('The thing of the row that the field refers to.'),
      otherwise: scalar.optional().describe('What counts where the cell is empty.'),
      split: texts.optional().describe('What parts several values in one cell.'),
      date: texts.optional().describe('How dates are written, such as D.M.YYYY.'),
      decimal: z.enum(['point', 'comma']).optional().describe('How numbers are written.'),
      codes: z
        .record(z.string(), z.string())
        .optional()
        .describe('Code of each text of the table.'),
    })
    .strict()
    .refine(
      ({ column, value, thing }) =>
        [column, value, thing].filter((one) => one !== undefined).length === 1,
      'one of column, value and thing',
    ),
);
const cells = z.record(z.string(), cell);

const furtherName = z.preprocess(
  (given) => (typeof given === 'string' ? { column: given } : given),
  z
    .object({
      column: z.string().min(1).describe('Heading of the column.'),
      split: texts.optional().describe('What parts several names in one cell.'),
      kind: z.string().default('SHORT').describe('What kind of names they are.'),
    })
    .strict(),
);

/** An entity that each row mentions. */
const thing = z
  .object({
    kind: z.string().describe('Kind of the ontology.'),
    id: cell.optional().describe('Its id, where the table has ids of the graph.'),
    name: cell.describe('Its name, in whatever language.'),
    nameZh: cell.optional().describe('Its Chinese name, where the table has one beside the other.'),
    names: z.array(furtherName).default([]).describe('Further names that the table gives.'),
    fields: cells.default({}).describe('Its fields.'),
    lists: z
      .record(z.string(), z.array(cells).min(1))
      .default({})
      .describe('Fields that are lists of values with parts: amounts, quantities.'),
    unknown: z
      .enum(['create', 'refuse'])
      .default('create')
      .describe('What becomes of a name that nothing bears and nothing resembles.'),
    optional: z.boolean().default(false).describe('Whether its name may be empty.'),
  })
  .strict();

const relation = z
  .object({
    type: z.string().describe('Relation of the ontology.'),
    from: z.string().min(1).describe('A thing of the row, or an id.'),
    to: z.string().min(1).describe('A thing of the row, or an id.'),
    fields: cells.default({}).describe('Its fields.'),
  })
  .strict();

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
    headings: z.number().int().positive().default(1).describe('Row of the headings.'),
    delimiter: z
      .enum([',', ';', '\t'])
      .optional()
      .describe('What parts the cells; found out where it is left out.'),
    encoding: z
      .enum(encodings)
      .optional()
      .describe('How the file is encoded, where it is not UTF-8.'),
    empty: z
      .array(z.string())
      .default([])
      .describe('Texts that stand for an empty cell, such as n/a.'),
    readIn: z.string().optional().describe('The thing of kind Source in which the row was read.'),
    things: z.record(z.string(), thing).describe('The things that each row speaks of.'),
    relations: z.array(relation).default([]).describe('What ties them.'),
  })
  .strict();

const { id: _id, sources: _sources, names: _names, ...ofSource } = kindNamed('Source').schema.shape;

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
  })
  .strict();

export type Mapping = z.output<typeof mappingSchema>;
export type TableMapping = Mapping['tables'][string];
export type ThingMapping = TableMapping['things'][string];
export type Cell = z.output<typeof cell>;

/** The source that represents the table itself. */
export function ownSource({ name }: Pick<Mapping, 'name'>): string {
  return sourceReference.parse(`source:${name}`);
}
