import { setTimeout as wait } from 'node:timers/promises';
import { answers } from './answer.js';
import { LocalNeo4jError } from './errors.js';
import { type Ports, readPassword, username } from './home.js';
import { lives, readState } from './state.js';
import { MAX_START_MS } from './until-ready.js';

/** The owner of a Neo4j that has exited restarts it within seconds; if it is silent for longer, it may be frozen. */
const MAX_SILENT_MS = 60_000;

export interface RunningNeo4j {
  readonly ports: Ports;
  readonly password: string;
}

/**
 * The Neo4j that another process runs on the folder, if any. If its owner is alive and it is silent, this waits for
 * it. Throws START_FAILED if it stays silent.
 */
export async function findRunning(
  directory: string,
  say: (line: string) => void,
): Promise<RunningNeo4j | undefined> {
  for (let since = Date.now(), told = false; ; told = true) {
    const state = await readState(directory);
    if (!state || !lives(state.owner)) return undefined;
    const found = await answering(directory, state);
    if (found) return found;
    if (Date.now() - since > MAX_SILENT_MS)
      throw new LocalNeo4jError(
        'START_FAILED',
        `The Neo4j of ${directory} does not answer, and process ${state.owner.pid}, which started it, still runs. End that process (kill ${state.owner.pid}) and start again.`,
      );
    if (!told)
      say(
        `Process ${state.owner.pid} runs the Neo4j of this folder, which does not answer; waiting for it …`,
      );
    await wait(200);
  }
}

/** Waits for the Neo4j that another process has begun to start. */
export async function waitForOther(
  directory: string,
  say: (line: string) => void,
): Promise<RunningNeo4j> {
  say('Another process is starting the Neo4j of this folder; waiting for it …');
  const deadline = Date.now() + MAX_START_MS;
  while (Date.now() < deadline) {
    const running = await findRunning(directory, say);
    if (running) return running;
    await wait(200);
  }
  throw new LocalNeo4jError(
    'START_FAILED',
    `Another process began to start the Neo4j of ${directory} and did not finish. End it and start again.`,
  );
}

async function answering(directory: string, ports: Ports): Promise<RunningNeo4j | undefined> {
  const password = await readPassword(directory);
  if (password === undefined) return undefined;
  return (await answers(ports.http, username, password)) ? { ports, password } : undefined;
}
