export interface MeasureOptions {
  /** All sizes and more rounds, instead of what fits in minutes. */
  readonly full: boolean;
  /** Relations of the largest graph that may be built. */
  readonly upTo: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** One part of the benchmark. Results are kept under the names that it gives them. */
export interface BenchPart {
  readonly name: string;
  readonly title: string;
  /** True for what belongs to the short run. */
  readonly quick: boolean;
  measure(options: MeasureOptions): Promise<Readonly<Record<string, unknown>>>;
}
