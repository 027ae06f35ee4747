import { z } from 'zod';

const day = z.iso.date();

/** The metadata of a data set, in dataset.yaml. */
export const datasetMeta = z
  .object({
    name: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and hyphens')
      .describe('Its permanent name.'),
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/, 'a version such as 1.0.0')
      .describe('Its version. A higher one replaces a lower one in the graph.'),
    title: z.string().min(1).describe('Its title.'),
    description: z.string().min(1).optional().describe('What it is.'),
    licence: z.string().min(1).describe('Under which terms it may be used.'),
    publishedOn: day.optional().describe('When its source was published.'),
    precedence: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe(
        'Its rank among data sets that state different values: the value of the lowest number is shown, and any number comes before none. Without numbers, the later publication is shown.',
      ),
    coversFrom: day.optional().describe('The first day that it covers.'),
    coversTo: day.optional().describe('The last day that it covers.'),
    sharedNames: z
      .array(z.string().min(1))
      .optional()
      .describe(
        'Names that several of its entities bear which are different: two people called alike.',
      ),
    gaps: z.array(z.string().min(1)).default([]).describe('What is known to be missing.'),
  })
  .strict();

export type DatasetMeta = z.output<typeof datasetMeta>;
