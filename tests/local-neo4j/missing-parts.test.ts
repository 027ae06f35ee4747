import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchNeo4j } from '../../src/local-neo4j/download.js';
import { readPassword } from '../../src/local-neo4j/home.js';
import { findJava } from '../../src/local-neo4j/java.js';
import { folder, withCommand } from './helpers.js';

const otherWays = /NEO4J_URI.*docker compose up/;
const silent = () => undefined;

describe('What is missing is named, with the other two ways to a Neo4j', () => {
  it('no Java', async () => {
    const found = findJava({ PATH: await folder() });
    await expect(found).rejects.toMatchObject({ code: 'JAVA_MISSING' });
    await expect(found).rejects.toThrow(/Java 17 or 21/);
    await expect(found).rejects.toThrow(otherWays);
  });

  it('a Java that Neo4j does not run on', async () => {
    const found = findJava(await withCommand('java', 'echo \'openjdk version "11.0.2"\' >&2'));
    await expect(found).rejects.toMatchObject({ code: 'JAVA_WRONG_VERSION' });
    await expect(found).rejects.toThrow(/"11.0.2"/);
    await expect(found).rejects.toThrow(otherWays);
  });

  it('no Maven', async () => {
    const fetched = fetchNeo4j(await folder(), silent, { PATH: await folder() });
    await expect(fetched).rejects.toMatchObject({ code: 'MAVEN_MISSING' });
    await expect(fetched).rejects.toThrow(otherWays);
  });

  it.each([
    ['no network', 'echo "[ERROR] Could not transfer artifact"; exit 1', 'DOWNLOAD_FAILED'],
    ['a full disk', 'echo "[ERROR] No space left on device"; exit 1', 'NO_SPACE'],
  ])('%s', async (_what, script, code) => {
    const fetched = fetchNeo4j(await folder(), silent, await withCommand('mvn', script));
    await expect(fetched).rejects.toMatchObject({ code });
    await expect(fetched).rejects.toThrow(otherWays);
  });

  it('the password of a database that is there', async () => {
    const home = await folder();
    await mkdir(join(home, 'data/databases/system'), { recursive: true });
    await expect(readPassword(home)).rejects.toMatchObject({ code: 'PASSWORD_LOST' });
  });
});

describe('A download', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own.
  const target = 'for a in "$@"; do case "$a" in -DoutputDirectory=*) d="${a#*=}";; esac; done';

  it('that breaks off leaves nothing that a later start would take for Neo4j', async () => {
    const cache = await folder();
    const maven = await withCommand('mvn', `${target}; mkdir -p "$d"; echo x > "$d/a.jar"; exit 1`);
    await expect(fetchNeo4j(cache, silent, maven)).rejects.toThrow();
    expect(await readdir(cache)).toEqual([]);
  });

  it('that is whole is used again without Maven', async () => {
    const cache = await folder();
    const maven = await withCommand('mvn', `${target}; mkdir -p "$d"; echo x > "$d/a.jar"`);
    const libraries = await fetchNeo4j(cache, silent, maven);
    expect(await readdir(libraries)).toEqual(['a.jar']);
    expect(await fetchNeo4j(cache, silent, { PATH: '' })).toBe(libraries);
  });

  it('says how far it is', async () => {
    const lines: string[] = [];
    const maven = await withCommand('mvn', `${target}; mkdir -p "$d"; sleep 4`);
    await fetchNeo4j(await folder(), (line) => lines.push(line), maven);
    expect(lines[0]).toMatch(/^Fetching Neo4j 5\.26/);
    expect(lines[1]).toMatch(/^ {2}\d+ s: Maven is fetching/);
  });
});
