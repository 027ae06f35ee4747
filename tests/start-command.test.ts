import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const roomIn = (text: string) => text.match(/--max-semi-space-size=\d+/)?.[0];

test.each(['Dockerfile', 'bench/serve.ts', 'bench/start-contender.ts', 'bench/start/measure.ts'])(
  '%s gives short-lived objects the room that npm start gives them',
  (name) => {
    const asked = roomIn(JSON.parse(read('package.json')).scripts.start);
    expect(asked).toBeDefined();
    expect(roomIn(read(name))).toBe(asked);
  },
);
