import type { Phrase, Question } from './phrases.js';

/** A question as the service offers it. */
export interface OfferedQuestion {
  readonly kind: string;
  readonly filters: readonly { readonly parameter: string; readonly values: readonly string[] }[];
  readonly notUnderstood: readonly string[];
}

export type Verdict = 'right' | 'partial' | 'wrong' | 'none';

/** How the question that is offered for a phrase compares with what the phrase means; README.md has the rules. */
export function judgedQuestion(
  { question, or = [] }: Phrase,
  offered: OfferedQuestion | null,
): Verdict {
  if (!offered) return 'none';
  const own = new Set(
    offered.filters.flatMap(({ parameter, values }) =>
      values.map((value) => filterOf(parameter, value)),
    ),
  );
  const verdicts = [question, ...or].flatMap((meant) => {
    if (!meant || kindOf(meant.kind) !== kindOf(offered.kind)) return [];
    const wanted = filtersOf(meant);
    if ([...own].some((one) => !wanted.has(one))) return [];
    if (own.size === wanted.size) return ['right' as const];
    return offered.notUnderstood.length > 0 && own.size > 0 ? ['partial' as const] : [];
  });
  return verdicts.includes('right') ? 'right' : (verdicts[0] ?? 'wrong');
}

const kindOf = (kind: string) => (kind === 'policies-affecting' ? 'policies' : kind);

function filtersOf({ kind, filters }: Question): Set<string> {
  return new Set(
    Object.entries(filters).flatMap(([name, value]) => {
      const parameter =
        kind === 'policies-affecting' && (name === 'sector' || name === 'company')
          ? `affecting${name[0]?.toUpperCase()}${name.slice(1)}`
          : name;
      return [value].flat().map((one) => filterOf(parameter, String(one)));
    }),
  );
}

/** A parameter with one value. A year or a month is its first day in `From` and its last in `To`. */
function filterOf(parameter: string, value: string): string {
  const [, year, month] = /^(\d{4})(?:-(\d\d))?$/.exec(value) ?? [];
  if (!year || !/(From|To)$/.test(parameter)) return `${parameter}=${value}`;
  if (parameter.endsWith('From')) return `${parameter}=${year}-${month ?? '01'}-01`;
  const last = new Date(Date.UTC(Number(year), Number(month ?? '12'), 0)).getUTCDate();
  return `${parameter}=${year}-${month ?? '12'}-${last}`;
}
