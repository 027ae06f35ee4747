import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { testEnvironment } from './helpers/address.js';

const root = fileURLToPath(new URL('..', import.meta.url));

it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
  'The service ends with the npm that started it: %s',
  async (signal) => {
    const env = { ...testEnvironment(), SEED_DIR: 'none', PORT: '0' };
    const npm = spawn('npm', ['start'], { cwd: root, env: { ...process.env, ...env } });
    let said = '';
    npm.stderr.on('data', (some) => {
      said += some;
    });
    const origin = () => /GraphQL (http:\S+)\/graphql/.exec(said)?.[1];
    while (!origin()) await wait(100);
    const answers = () =>
      fetch(`${origin()}/livez`).then(
        () => true,
        () => false,
      );
    expect(await answers()).toBe(true);
    npm.kill(signal);
    const deadline = Date.now() + 60_000;
    while ((await answers()) && Date.now() < deadline) await wait(200);
    expect(await answers()).toBe(false);
  },
);
