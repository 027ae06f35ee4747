import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { GraphAddress } from '../../src/neo4j/graph.js';
import type { HttpRequest } from '../contender.js';
import type { World } from '../generate/world.js';
import { agencies, type Order } from './loader.js';
import { type OpenLoad, type OpenLoads, openLoad, together } from './open-load.js';
import { questionsFor } from './questions.js';
import type { Reader } from './readers.js';

export interface MixedOptions {
  /** Questions and loads a second, nine to one. */
  readonly rate: number;
  /** Seconds for each reader, in turns of `turn`. */
  readonly seconds: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface MixedResult extends OpenLoads {
  readonly loads: number;
  /** Answers that are older than the last load that was through when they were due, or newer than the last begun. */
  readonly wrong: number;
}

/** Seconds after which the next reader is asked, so that what else the machine does meets all. */
export const turn = 15;

/** Turns before anything is counted: plans and compiled code of questions and of loads are made in them. */
const warmUps = 4;

/**
 * W10: questions at a fixed rate while one load follows another. Every other question asks for what the loads change,
 * and its answer is checked against them; those between are questions as people ask.
 */
export async function measureMixed(
  address: GraphAddress,
  world: World,
  readers: readonly Reader[],
  { rate, seconds, seed, say }: MixedOptions,
): Promise<Record<string, MixedResult>> {
  const loader = await startLoader(address);
  const asking: Asking[] = [];
  const turns = new Map<Asking, Turn[]>();
  const loads: Loads = { begun: 0, through: 0 };
  try {
    await loader.obey(0);
    for (const reader of readers) asking.push(await startAsking(reader, address, world, seed));
    for (let round = -warmUps; round < seconds / turn; round++)
      for (const one of asking) {
        const found = await takeTurn(loader, one, loads, rate);
        if (round >= 0) turns.set(one, [...(turns.get(one) ?? []), found]);
        say(`W10 ${one.name}, round ${round + 1}: ${JSON.stringify(together([found]))}`);
      }
    await loader.obey('end');
    return Object.fromEntries([...turns].map(([{ name }, all]) => [name, resultOf(all)]));
  } finally {
    for (const one of asking) await one.stop();
    loader.stop();
  }
}

/** Numbers of the last load that has begun, and of the last that was through. */
interface Loads {
  begun: number;
  through: number;
}

interface Turn extends OpenLoad {
  readonly loads: number;
  readonly wrong: number;
}

function resultOf(turns: readonly Turn[]): MixedResult {
  const sum = (part: 'loads' | 'wrong') => turns.reduce((all, one) => all + one[part], 0);
  return { ...together(turns), loads: sum('loads'), wrong: sum('wrong') };
}

/** One reader is asked for a turn, while loads follow one another. */
async function takeTurn(loader: Loader, asking: Asking, loads: Loads, rate: number): Promise<Turn> {
  let wrong = 0;
  let isOver = false;
  const before = loads.begun;
  const started = performance.now();
  const writing = (async () => {
    while (!isOver) {
      loads.begun++;
      await loader.obey(loads.begun);
      loads.through = loads.begun;
      const due = started + ((loads.begun - before) * 10_000) / rate;
      await wait(Math.max(0, due - performance.now()));
    }
  })();
  try {
    const found = await openLoad(rate * 0.9, turn, async () => {
      const least = loads.through;
      const seen = await asking.ask();
      if (seen !== undefined && !(seen >= least && seen <= loads.begun)) wrong++;
    });
    return { ...found, loads: loads.begun - before, wrong };
  } finally {
    isOver = true;
    await writing;
  }
}

/** A process that loads. Beside the clock, it would make those wait who are measured. */
interface Loader {
  /** Resolves when the order is through. Throws if the process has ended. */
  obey(order: Order): Promise<void>;
  stop(): void;
}

async function startLoader(address: GraphAddress): Promise<Loader> {
  const child = fork(fileURLToPath(new URL('./loader.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx/esm'],
    env: { ...process.env, BENCH_GRAPH: JSON.stringify(address) },
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The process that loads ended with code ${code}.`);
  });
  ended.catch(() => undefined);
  const answered = () => Promise.race([once(child, 'message'), ended]);
  await answered();
  return {
    async obey(order) {
      child.send(order);
      await answered();
    },
    stop: () => child.kill(),
  };
}

/** A reader that runs. */
interface Asking {
  readonly name: string;
  /** Asks the next question; gives the number of the load that the answer shows, where it was asked for that. */
  ask(): Promise<number | undefined>;
  stop(): Promise<void>;
}

async function startAsking(
  reader: Reader,
  address: GraphAddress,
  world: World,
  seed: number,
): Promise<Asking> {
  const questions = questionsFor(reader, world, seed);
  const served = await reader.start(address);
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  let asked = 0;
  return {
    name: reader.contender.name,
    async ask() {
      const [at, isChecked] = [asked >> 1, asked++ % 2 === 0];
      if (isChecked) {
        const question = reader.nameOf(`agency:mixed-${at % agencies}`);
        return Number(/Load (\d+)/.exec(await answerTo(served.port, agent, question))?.[1]);
      }
      const question = questions[at % questions.length] as HttpRequest;
      const answer = await answerTo(served.port, agent, question);
      if (answer.includes('"errors":')) throw new Error(answer);
      return undefined;
    },
    async stop() {
      agent.destroy();
      await served.stop();
    },
  };
}

/** A small data set in which every agency bears the number of the load. */
function answerTo(
  port: number,
  agent: Agent,
  { method, path, headers, body }: HttpRequest,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', agent, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (some) => {
        text += some;
      });
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
