import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dataset } from '../../src/dataset/dataset.js';
import { connect, type GraphAddress } from '../../src/graph/connect.js';
import { load, unload } from '../../src/graph/load.js';
import type { Served } from '../serve.js';
import { type OpenLoad, openLoad } from './open-load.js';

export interface HttpQuestion {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A service whose answers are asked for while the graph changes below it. */
export interface Reader {
  readonly name: string;
  start(address: GraphAddress): Promise<Served>;
  /** Asks for the name of an agency. The answer has it somewhere as "Load" and a number. */
  request(agency: string): HttpQuestion;
}

export interface MixedOptions {
  /** Questions and loads a second, nine to one. */
  readonly rate: number;
  readonly seconds: number;
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

/** W10: questions at a fixed rate while one load follows another; each answer is checked against the loads. */
export async function measureMixed(
  address: GraphAddress,
  readers: readonly Reader[],
  { rate, seconds, say }: MixedOptions,
): Promise<Record<string, MixedResult>> {
  const graph = await connect(address);
  const found: Record<string, MixedResult> = {};
  try {
    await load(graph, counted(0));
    let count = 0;
    for (const reader of readers) {
      const served = await reader.start(address);
      const agent = new Agent({ keepAlive: true, maxSockets: 128 });
      const state = { begun: count, through: count, wrong: 0, isOver: false };
      let turn = 0;
      const ask = async () => {
        const least = state.through;
        const question = reader.request(`agency:mixed-${turn++ % agencies}`);
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
        found[reader.name] = { ...result, loads: count - warm, wrong: state.wrong };
        say(`W10 ${reader.name}: ${JSON.stringify(found[reader.name])}`);
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
  { method, path, headers, body }: HttpQuestion,
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
