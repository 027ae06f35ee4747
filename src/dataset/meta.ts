import { z } from 'zod';
import { nameKey } from '../text/normalise/fold.js';
import { readLine } from '../text/search/words/synonyms.js';

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
    synonyms: synonymLines().optional(),
    gaps: z.array(z.string().min(1)).default([]).describe('What is known to be missing.'),
  })
  .strict();

/**
 * Lines of words that mean the same, or of narrower and wider words with `<` between them. A word in two lines of the
 * first form would join what the lines keep apart.
 */
function synonymLines() {
  const line = z.string().refine(isLine, {
    error:
      'at least two different words with commas between them, such as NEV, new energy vehicle, or narrower and wider words, such as lidar < autonomous driving',
  });
  return z
    .array(line)
    .superRefine((lines, context) => {
      const seen = new Map<string, number>();
      lines.forEach((text, at) => {
        const { words, wider } = readLine(text);
        if (wider.length > 0) return;
        for (const word of words) {
          const before = seen.get(nameKey(word));
          if (before !== undefined && before !== at)
            context.addIssue({
              code: 'custom',
              path: [at],
              message: `words that are in no other line; "${word}" is in line ${before + 1} of the list, too: join the two lines, or take it from one`,
            });
          seen.set(nameKey(word), at);
        }
      });
    })
    .describe(
      'Words that mean the same when somebody searches: each line has them with commas between, such as "electric car, EV, 电动汽车". A line "lidar, camera < autonomous driving" says that texts with the wider word are found by the narrower ones, too.',
    );
}

function isLine(text: string): boolean {
  const { words, wider, sides } = readLine(text);
  const keys = [...words, ...wider].map(nameKey);
  if (sides === 1) return new Set(keys).size > 1;
  return sides === 2 && words.length > 0 && wider.length > 0 && new Set(keys).size === keys.length;
}

export type DatasetMeta = z.output<typeof datasetMeta>;

/** The metadata among the properties with which a graph records a data set. */
export function metaIn(properties: Readonly<Record<string, unknown>>): DatasetMeta {
  const known = Object.keys(datasetMeta.shape).filter((name) => name in properties);
  return datasetMeta.parse(Object.fromEntries(known.map((name) => [name, properties[name]])));
}
