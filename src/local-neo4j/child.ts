import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Java runs below a small guard of its own process group: Ctrl-C in a terminal does not reach it, and when this
 * process ends, however it ends, the pipe to the guard closes and the guard ends Java. So there are no orphans, not
 * even after SIGKILL.
 */
const guard = `
const { spawn } = require('node:child_process');
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
java.on('exit', (code) => process.exit(code ?? 1));
`;

export interface GuardedJava {
  /** The last lines that it printed. */
  lastLines(): string;
  /** True when it said that somebody else listens where it was to. */
  portIsTaken(): boolean;
  /** Settled with the exit code when Java has ended. */
  readonly ended: Promise<number | null>;
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
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', resolve);
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
