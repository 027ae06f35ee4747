import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { testEnvironment } from './address.js';

/** An export of the brief has some megabytes. */
const MAX_OUTPUT_BYTES = 2 ** 28;

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the command line as a user would, against the graph of the tests. */
export function runCommand(...words: string[]): Promise<Ran> {
  return runProgram(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words]);
}

/** Starts a program of ours, for a test that kills it. */
export function startScript(file: string, ...words: string[]): ChildProcess {
  const env = { ...process.env, ...testEnvironment() };
  const args = ['--import', 'tsx', file, ...words];
  return spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' });
}

/** Runs a program in the folder of the project, against the graph of the tests. */
export function runProgram(program: string, words: readonly string[]): Promise<Ran> {
  // Whoever runs the tests may have told npm to be silent.
  const { npm_config_loglevel: _, NPM_CONFIG_LOGLEVEL: __, ...inherited } = process.env;
  const env = { ...inherited, ...testEnvironment() };
  return new Promise((done) => {
    execFile(
      program,
      [...words],
      { cwd: root, env, maxBuffer: MAX_OUTPUT_BYTES },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}
