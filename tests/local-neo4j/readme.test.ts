import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const text = (path: string) =>
  readFile(new URL(`../../src/local-neo4j/${path}`, import.meta.url), 'utf8');

it('The README names every option and every error code', async () => {
  const readme = await text('README.md');
  const [, options = ''] =
    /interface LocalNeo4jOptions \{(.*?)\n\}/s.exec(await text('index.ts')) ?? [];
  const names = [...options.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name);
  const codes = [...(await text('errors.ts')).matchAll(/\| '([A-Z_]+)'/g)].map(([, code]) => code);
  expect(names).toContain('directory');
  expect(codes).toContain('NO_SPACE');
  expect([...names, ...codes].filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
});
