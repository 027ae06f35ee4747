import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../../src/neo4j/graph.js';
import { vocabularies } from '../../../src/ontology/index.js';
import { interpret } from '../../../src/queries/interpret/index.js';
import { briefGraph } from '../../helpers/graph.js';

let graph: Graph;
let named: Record<string, { id: string; name: string; nameZh: string | null }[]>;
beforeAll(async () => {
  graph = await briefGraph();
  const rows = await graph.read<readonly [string, string, string, string | null]>(
    'MATCH (n) WHERE n:Agency OR n:Sector OR n:Company OR n:Place RETURN labels(n)[0], n.id, n.name, n.nameZh ORDER BY n.id',
    {},
  );
  named = {};
  for (const [kind, id, name, nameZh] of rows)
    named[kind] = [...(named[kind] ?? []), { id, name, nameZh }];
});
afterAll(() => graph.close());

type Language = 'EN' | 'ZH';
interface Filter {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly words: string;
}

const labelsOf = (vocabulary: string, language: Language) =>
  Object.entries(vocabularies.find(({ name }) => name === vocabulary)?.terms ?? {}).map(
    ([code, { label }]) => ({ code, label: language === 'EN' ? label.en : label.zh }),
  );

/** A period as one language words it, with the first and the last year that it holds. */
const periods: Readonly<
  Record<Language, readonly ((year: number) => [string, number?, number?])[]>
> = {
  EN: [
    (year) => [`since ${year}`, year],
    (year) => [`in ${year}`, year, year],
    (year) => [`before ${year}`, undefined, year - 1],
    (year) => [`after ${year}`, year + 1],
    (year) => [`between ${year} and ${year + 2}`, year, year + 2],
  ],
  ZH: [
    (year) => [`${year}年以来`, year],
    (year) => [`${year}年`, year, year],
    (year) => [`${year}年之前`, undefined, year - 1],
    (year) => [`${year}年之后`, year + 1],
    (year) => [`${year}年至${year + 2}年`, year, year + 2],
  ],
};

/** Words that a question may have besides, and which no filter holds. Their order does not matter to what is meant. */
const besides: Readonly<Record<Language, readonly string[]>> = {
  EN: ['', '', 'largest', 'controversial', 'worth over 3 billion'],
  ZH: ['', '', '最大', '有争议', '超过30亿'],
};

interface Draw {
  readonly kind: 'policies' | 'events' | 'companies';
  readonly language: Language;
  readonly picks: readonly number[];
  readonly has: readonly boolean[];
  readonly year: number;
}

const draws = fc.record<Draw>({
  kind: fc.constantFrom('policies', 'events', 'companies'),
  language: fc.constantFrom('EN', 'ZH'),
  picks: fc.array(fc.nat(10_000), { minLength: 8, maxLength: 8 }),
  has: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  year: fc.integer({ min: 2000, max: 2024 }),
});

const pick = <Item>(items: readonly Item[], at: number): Item => {
  const item = items[at % items.length];
  if (item === undefined) throw new Error('nothing to pick');
  return item;
};

/** A question in words, and what it means. Undefined where what it needs has no Chinese name. */
function rendered({ kind, language, picks, has, year }: Draw) {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = picks;
  const nameOf = (of: string, at: number) => {
    const one = pick(named[of] ?? [], at);
    return { id: one.id, text: language === 'EN' ? one.name : one.nameZh };
  };
  const parts: Record<string, Filter> = {};
  const add = (key: string, parameter: string, one: { id: string; text: string | null }) => {
    if (one.text) parts[key] = { values: { [parameter]: [one.id] }, words: one.text };
  };
  const [hasType, hasFirst, hasSector, hasPlace, hasPeriod] = has;
  const vocabulary = { policies: 'PolicyType', events: 'EventType', companies: '' }[kind];
  const type = hasType && vocabulary ? pick(labelsOf(vocabulary, language), d) : undefined;
  // Nobody has issued what is put forward for comments.
  const isDraft = type?.code === 'CALL_FOR_INPUT';
  if (kind === 'policies') {
    if (hasFirst) add('by', isDraft ? 'putForwardBy' : 'issuedBy', nameOf('Agency', a));
    if (hasSector) add('on', 'affectingSector', nameOf('Sector', b));
  } else if (kind === 'events') {
    if (hasFirst) add('by', 'parties', nameOf('Company', a));
    if (hasSector) add('on', 'concerns', nameOf('Sector', b));
  } else {
    if (hasSector || !hasPlace) add('on', 'operatesIn', nameOf('Sector', b));
    if (hasPlace) add('in', 'basedIn', nameOf('Place', c));
  }
  const plain = {
    policies: { EN: 'policies', ZH: '政策' },
    events: { EN: 'deals', ZH: '交易' },
    companies: { EN: 'companies', ZH: '公司' },
  }[kind][language];
  const values: Record<string, readonly string[]> = {};
  for (const part of Object.values(parts)) Object.assign(values, part.values);
  if (type && type.label !== 'rules') values.type = [type.code];
  let when = '';
  if (hasPeriod && kind !== 'companies') {
    const [words, from, to] = pick(periods[language], e)(year);
    const day = kind === 'events' ? 'date' : isDraft ? 'published' : 'issued';
    when = words;
    if (from !== undefined) values[`${day}From`] = [String(from)];
    if (to !== undefined) values[`${day}To`] = [String(to)];
  }
  const more = pick(besides[language], f);
  const head = type?.label ?? plain;
  const words = {
    by: parts.by?.words ?? '',
    on: parts.on?.words ?? '',
    in: parts.in?.words ?? '',
  };
  const text =
    language === 'EN'
      ? [
          more,
          head,
          words.by && `of ${words.by}`,
          words.on && `${kind === 'companies' ? 'in' : 'on'} ${words.on}`,
          words.in && `based in ${words.in}`,
          when,
        ]
      : [when, more, words.by, words.in && `位于${words.in}的`, words.on, head];
  const joint = language === 'EN' || g % 2 === 0 ? ' ' : '';
  return { kind, values, text: text.filter(Boolean).join(joint) };
}

test('a question made of filters is understood as these, or as some of them with the rest said', async () => {
  const counts = { right: 0, partial: 0, none: 0 };
  await fc.assert(
    fc.asyncProperty(draws, async (draw) => {
      const { kind, values, text } = rendered(draw);
      if (text.length > 200) return;
      const [one] = await interpret(graph, text);
      if (!one) {
        counts.none++;
        return;
      }
      expect(one.kind, text).toBe(kind);
      for (const { parameter, values: offered } of one.filters)
        expect(values[parameter] ?? [], `${text}: ${parameter}`).toEqual(
          expect.arrayContaining([...offered]),
        );
      const isWhole = one.filters.length === Object.keys(values).length;
      if (isWhole) counts.right++;
      else {
        counts.partial++;
        expect(one.notUnderstood, text).not.toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
  // Most are understood: an interpretation that offers nothing is never wrong, either.
  expect(counts.right).toBeGreaterThan((2 * (counts.partial + counts.none)) / 3);
});
