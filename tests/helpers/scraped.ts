/** A sample of a scrape: its name, its labels in their order as text, and its value. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const label = `[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"`;
const number = '[-+]?(?:\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?|Inf)|Nan';
const sampleLine = new RegExp(`^(${name})(?:\\{(${label}(?:,${label})*)?\\})? (${number})$`, 'i');
const helpLine = new RegExp(`^# HELP (${name}) \\S`);
const typeLine = new RegExp(`^# TYPE (${name}) (counter|gauge|histogram|summary|untyped)$`);

/**
 * Reads the text format of Prometheus by its grammar
 * (https://prometheus.io/docs/instrumenting/exposition_formats/). Throws for a line that is none of its, for a sample
 * before its type, and for two samples of one series.
 */
export function scraped(text: string): Sample[] {
  if (!text.endsWith('\n')) throw new Error('The last line has no end.');
  const types = new Map<string, string>();
  const seen = new Set<string>();
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    const [, typed, type = ''] = typeLine.exec(line) ?? [];
    if (typed) {
      if (types.has(typed)) throw new Error(`${typed} has two types.`);
      types.set(typed, type);
    }
    if (line === '' || typed || helpLine.test(line)) continue;
    const [, of, labels = '', value = ''] = sampleLine.exec(line) ?? [];
    if (of === undefined) throw new Error(`No line of the format: ${line}`);
    const family = types.has(of) ? of : of.replace(/_(bucket|sum|count)$/, '');
    if (!types.has(family)) throw new Error(`${of} comes before its type.`);
    const series = `${of}{${labels}}`;
    if (seen.has(series)) throw new Error(`${series} comes twice.`);
    seen.add(series);
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
    samples.push({
      name: of,
      labels: Object.fromEntries(pairs.map(([, key, given]) => [key, given])),
      value: Number(value),
    });
  }
  return samples;
}

/** The sum of the samples with that name and those labels. */
export function sumOf(
  samples: readonly Sample[],
  wanted: string,
  labels: Readonly<Record<string, string>> = {},
): number {
  return samples
    .filter((one) => one.name === wanted)
    .filter((one) => Object.entries(labels).every(([key, value]) => one.labels[key] === value))
    .reduce((sum, { value }) => sum + value, 0);
}
