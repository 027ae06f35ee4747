import { parseArgs } from 'node:util';
import { type Half, halves, type Phrase, phrasesOf } from './phrases.js';
import { judgedQuestion, type OfferedQuestion } from './questions.js';

const usage = `npx tsx bench/search/main.ts --service http://127.0.0.1:4000 [--half tuning] [--misses]
  Asks a running service, which has loaded the data sets of seed, for every phrase of a half, and prints the shares that
  README.md describes. --misses lists what was missed, of the half for tuning alone.`;

const { values } = parseArgs({
  options: {
    service: { type: 'string', default: 'http://127.0.0.1:4000' },
    half: { type: 'string' },
    misses: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

interface Hit {
  readonly id: string;
  readonly name: string;
  readonly how: string;
}

interface Judged extends Phrase {
  readonly hits: readonly Hit[];
  readonly complete: boolean;
  readonly offered: OfferedQuestion | null;
}

if (values.help) console.log(usage);
else
  for (const half of halves.filter((one) => !values.half || one === values.half))
    await report(half);

/** Asks an address, and once more where the first request had to wait for Neo4j to plan its statement. */
async function ask<Answer>(path: string, isRetry = false): Promise<Answer> {
  const response = await fetch(`${values.service}${path}`);
  if (response.status === 503 && !isRetry) return ask(path, true);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

async function judge(phrase: Phrase): Promise<Judged> {
  const q = encodeURIComponent(phrase.phrase);
  const { items, complete } = await ask<{ items: Hit[]; complete: boolean }>(
    `/v1/search?q=${q}&first=10`,
  );
  const { questions } = await ask<{ questions: OfferedQuestion[] }>(`/v1/interpret?q=${q}`).catch(
    () => ({ questions: [] }),
  );
  return { ...phrase, hits: items, complete, offered: questions[0] ?? null };
}

async function report(half: Half): Promise<void> {
  const all: Judged[] = [];
  for (const phrase of phrasesOf(half)) all.push(await judge(phrase));
  console.log(
    `\n## ${half}\n\n| | Phrases | First three | First right | No hit |\n|---|--:|--:|--:|--:|`,
  );
  const asked = all.filter(({ right = [] }) => right.length > 0);
  for (const [title, some] of [
    ['All', asked],
    ['English', asked.filter(({ language }) => language === 'EN')],
    ['Chinese', asked.filter(({ language }) => language === 'ZH')],
  ] as const)
    console.log(lineOf(title, some, await accepted(some)));
  const questions = all.filter(({ question }) => question);
  const verdicts = questions.map((one) => judgedQuestion(one, one.offered));
  const share = (verdict: string) =>
    `${verdicts.filter((one) => one === verdict).length} ${verdict}`;
  console.log(
    `\nQuestions: of ${questions.length}: ${['right', 'partial', 'wrong', 'none'].map(share).join(', ')}.`,
  );
  const others = all.filter(({ question }) => !question);
  console.log(
    `Offered a question besides: ${others.filter(({ offered }) => offered).length} of ${others.length}.`,
  );
  const nothing = all.filter(({ right, question }) => right?.length === 0 && !question);
  const honest = nothing.filter(({ hits, complete }) => hits.length === 0 || !complete);
  console.log(
    `Nothing in the data: ${honest.length} of ${nothing.length} are answered without a claim.`,
  );
  if (!values.misses || half !== 'tuning') return;
  for (const one of asked.filter((each) => !inThree(each)))
    console.log(
      `\n${one.phrase}\n  right: ${one.right?.join(', ')}\n${one.hits
        .slice(0, 3)
        .map(({ id, how }) => `  ${how} ${id}`)
        .join('\n')}`,
    );
  questions.forEach((one, at) => {
    if (verdicts[at] === 'right') return;
    console.log(
      `\n${verdicts[at]}: ${one.phrase}\n  meant:   ${JSON.stringify(one.question)}\n  offered: ${JSON.stringify(one.offered)}`,
    );
  });
}

function inThree({ right = [], hits }: Judged): boolean {
  return hits.slice(0, 3).some(({ id }) => right.includes(id));
}

/** Ids that are near each phrase: `also`, and the sources of what is right. */
async function accepted(some: readonly Judged[]): Promise<Map<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const { phrase, right = [], also = [] } of some) {
    const sources = new Set<string>();
    for (const id of right) {
      const { readIn = [] } = await ask<{ readIn?: { id: string }[] }>(
        `/v1/entities/${encodeURIComponent(id)}`,
      );
      for (const source of readIn) {
        if (source.id === 'source:common-knowledge') continue;
        sources.add(source.id);
        const { related } = await ask<{ related: { cites?: { id: string }[] } }>(
          `/v1/entities/${encodeURIComponent(source.id)}`,
        );
        for (const { id } of related.cites ?? []) sources.add(id);
      }
    }
    found.set(phrase, new Set([...right, ...also, ...sources]));
  }
  return found;
}

function lineOf(
  title: string,
  some: readonly Judged[],
  near: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const three = some.filter(inThree).length;
  const withHit = some.filter(({ hits }) => hits.length > 0);
  const first = withHit.filter(({ phrase, hits }) =>
    near.get(phrase)?.has(hits[0]?.id ?? ''),
  ).length;
  const percent = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(2));
  return `| ${title} | ${some.length} | ${percent(three, some.length)} | ${percent(first, withHit.length)} | ${some.length - withHit.length} |`;
}
