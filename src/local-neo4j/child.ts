import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Java runs under a small guard process in its own process group. Ctrl-C in a terminal does not reach it. When this
 * process exits, in whatever way, the pipe to the guard closes and the guard ends Java. So there are no orphans, not
 * even after SIGKILL.
 */
const guard = `
const { spawn } = require('node:child_process');
const { signals } = require('node:os').constants;
const [command, ...args] = process.argv.slice(1);
const java = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
const end = () => {
  java.kill('SIGTERM');
  setTimeout(() => java.kill('SIGKILL'), 20000).unref();
};
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
process.on('SIGTERM', end);
process.stdin.on('end', end).on('error', end).resume();
java.on('error', () => process.exit(127));
java.on('exit', (code, signal) => process.exit(code ?? 128 + signals[signal]));
`;

/** Signal names by number. A shell and the guard report a signal as this exit code plus the number. */
const SIGNAL_CODES = 128;
const signalNames = new Map(Object.entries(constants.signals).map(([name, code]) => [code, name]));

/**
 * Buffered output arrives within moments after a process has exited; a Java that outlives its guard keeps the pipe
 * open.
 */
const MAX_LAST_OUTPUT_MS = 500;

export interface GuardedJava {
  /** The last lines that it printed. */
  lastLines(): string;
  /** True if it printed that its port is in use. */
  portIsTaken(): boolean;
  /** Resolves with the exit code, or the name of the signal, when Java or its guard has exited. */
  readonly ended: Promise<number | string | null>;
  stop(): Promise<void>;
}

export function startGuarded(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): GuardedJava {
  const child: ChildProcess = spawn(process.execPath, ['-e', guard, command, ...args], {
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      output = `${output}${text}`.slice(-16_000);
    });
  }
  const ended = new Promise<number | string | null>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('exit', async (code, signal) => {
      const closed = once(child, 'close');
      await Promise.race([closed, wait(MAX_LAST_OUTPUT_MS, undefined, { ref: false })]);
      resolve(signal ?? signalNames.get((code ?? 0) - SIGNAL_CODES) ?? code);
    });
  });
  return {
    lastLines: () => output.trim().split('\n').slice(-20).join('\n'),
    portIsTaken: () => /already in use, cannot bind/.test(output),
    ended,
    async stop() {
      child.stdin?.end();
      await ended;
    },
  };
}
