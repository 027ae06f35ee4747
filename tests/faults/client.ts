import { setTimeout as wait } from 'node:timers/promises';

/** What another client asks over and over while something goes wrong. */
const questions = {
  rest: (turn: number) => [`/v1/policies?first=1&q=${turn}`, undefined],
  graphql: (turn: number) => [
    '/graphql',
    { query: `query Turn${turn} { policies(first: 1) { nodes { name } } }` },
  ],
  readyz: () => ['/readyz', undefined],
  livez: () => ['/livez', undefined],
} satisfies Record<string, (turn: number) => [string, object | undefined]>;

export type Asked = keyof typeof questions;

/** One answer: when it was asked for and how long it took (milliseconds), and what came. */
export interface Answer {
  readonly asked: Asked;
  readonly at: number;
  readonly took: number;
  /** The HTTP status with the error code where there is one, or `no answer` where the connection failed. */
  readonly status: string;
  readonly retryAfter: string | null;
}

/** A client gives up after this long, in milliseconds: the time limit of a question, and half as much again. */
const MAX_WAIT_MS = 15_000;
/** The pause between an answer and the next request for the same, in milliseconds. */
const PAUSE_MS = 200;

export interface Client {
  readonly answers: readonly Answer[];
  /** Waits until every address has answered 200 to a request that was sent after the time given; gives when. */
  readyAfter(at: number, limitMs: number): Promise<number>;
  stop(): Promise<void>;
}

/** Begins to ask every address, each again when its answer has come. */
export function startClient(origin: () => string): Client {
  const answers: Answer[] = [];
  let stopped = false;
  const loops = (Object.keys(questions) as Asked[]).map(async (asked) => {
    for (let turn = 0; !stopped; turn++) {
      answers.push(await ask(origin(), asked, turn));
      await wait(PAUSE_MS);
    }
  });
  return {
    answers,
    async readyAfter(at, limitMs) {
      for (const deadline = Date.now() + limitMs; Date.now() < deadline; await wait(50)) {
        const last = (Object.keys(questions) as Asked[]).map((asked) =>
          firstGood(answers, asked, at),
        );
        if (last.every((time) => time !== undefined)) return Math.max(...(last as number[]));
      }
      throw new Error(`Not ready again after ${limitMs} ms. The last answers: ${shown(answers)}`);
    },
    async stop() {
      stopped = true;
      await Promise.all(loops);
    },
  };
}

/** When the first answer 200 came to a request sent after `at`, with none but 200 sent later. */
function firstGood(answers: readonly Answer[], asked: Asked, at: number): number | undefined {
  const later = answers
    .filter((one) => one.asked === asked && one.at > at)
    .sort((a, b) => a.at - b.at);
  const lastBad = later.findLastIndex(({ status }) => status !== '200');
  const good = later[lastBad + 1];
  return good && good.at + good.took;
}

function shown(answers: readonly Answer[]): string {
  return answers
    .slice(-8)
    .map(({ asked, status, took }) => `${asked} ${status} in ${Math.round(took)} ms`)
    .join(', ');
}

async function ask(origin: string, asked: Asked, turn: number): Promise<Answer> {
  const [path, payload] = questions[asked](turn);
  const at = Date.now();
  const started = performance.now();
  let status = 'no answer';
  let retryAfter: string | null = null;
  try {
    const response = await fetch(`${origin}${path}`, {
      ...(payload && { method: 'POST', body: JSON.stringify(payload) }),
      headers: { connection: 'close', ...(payload && { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(MAX_WAIT_MS),
    });
    const code = /"code":"(\w+)"/.exec(await response.text())?.[1];
    status = code ? `${response.status} ${code}` : String(response.status);
    retryAfter = response.headers.get('retry-after');
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') status = `none within ${MAX_WAIT_MS / 1000} s`;
  }
  return { asked, at, took: performance.now() - started, status, retryAfter };
}
