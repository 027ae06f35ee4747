import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dataset } from '../../src/dataset/dataset.js';
import { connect, type GraphAddress } from '../../src/graph/connect.js';
import { load, unload } from '../../src/graph/load.js';
import type { HttpRequest } from '../contender.js';
import type { World } from '../generate/world.js';
import { type OpenLoad, openLoad } from './open-load.js';
import { questionsFor } from './questions.js';
import type { Reader } from './readers.js';

export interface MixedOptions {
  /** Questions and loads a second, nine to one. */
  readonly rate: number;
  readonly seconds: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface MixedResult extends OpenLoad {
  readonly loads: number;
  /** Answers that are older than the last load that was through when they were due, or newer than the last begun. */
  readonly wrong: number;
}

/** As many agencies as take turns being asked for. */
const agencies = 20;

/** Whoever comes first meets a Neo4j that has just started. */
const warmUpSeconds = 20;

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
  const graph = await connect(address);
  const found: Record<string, MixedResult> = {};
  try {
    await load(graph, counted(0));
    let count = 0;
    for (const reader of readers) {
      const { name } = reader.contender;
      const served = await reader.start(address);
      const agent = new Agent({ keepAlive: true, maxSockets: 128 });
      const state = { begun: count, through: count, wrong: 0, isOver: false };
      const questions = questionsFor(reader, world, seed);
      let turn = 0;
      const ask = async () => {
        const [at, isChecked] = [turn >> 1, turn++ % 2 === 0];
        if (!isChecked) {
          const question = questions[at % questions.length] as HttpRequest;
          const answer = await answerTo(served.port, agent, question);
          if (answer.includes('"errors":')) throw new Error(answer);
          return;
        }
        const least = state.through;
        const question = reader.nameOf(`agency:mixed-${at % agencies}`);
        const seen = Number(/Load (\d+)/.exec(await answerTo(served.port, agent, question))?.[1]);
        if (!(seen >= least && seen <= state.begun)) state.wrong++;
      };
      try {
        const started = performance.now();
        const before = count;
        const writing = (async () => {
          while (!state.isOver) {
            state.begun = ++count;
            await load(graph, counted(count));
            state.through = count;
            const due = started + ((count - before) * 10_000) / rate;
            await wait(Math.max(0, due - performance.now()));
          }
        })();
        // Plans and compiled code, of questions and of loads, are made before anything is counted.
        await openLoad(rate * 0.9, warmUpSeconds, ask);
        state.wrong = 0;
        const warm = count;
        const result = await openLoad(rate * 0.9, seconds, ask);
        state.isOver = true;
        await writing;
        found[name] = { ...result, loads: count - warm, wrong: state.wrong };
        say(`W10 ${name}: ${JSON.stringify(found[name])}`);
      } finally {
        state.isOver = true;
        agent.destroy();
        await served.stop();
      }
    }
    await unload(graph, 'mixed');
    return found;
  } finally {
    await graph.close();
  }
}

/** A small data set in which every agency bears the number of the load. */
function counted(count: number): Dataset {
  const source = { id: 'source:mixed', name: 'Mixed', type: 'ARTICLE', publisher: 'None' };
  const sources = [source.id];
  const entities = Array.from({ length: agencies }, (_, at) => ({
    kind: 'Agency',
    value: {
      id: `agency:mixed-${at}`,
      name: `Load ${count}`,
      type: 'MINISTRY',
      level: 'CENTRAL',
      sources,
    },
  }));
  const meta = { name: 'mixed', version: '1.0.0', title: 'Mixed', licence: 'none' };
  const all = [{ kind: 'Source', value: { ...source, sources } }, ...entities];
  return { meta, hash: String(count), entities: all, relations: [] } as unknown as Dataset;
}

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
