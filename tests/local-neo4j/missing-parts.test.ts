import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchNeo4j } from '../../src/local-neo4j/download.js';
import { firstUser, readPassword } from '../../src/local-neo4j/home.js';
import { findJava } from '../../src/local-neo4j/java.js';
import { libraries } from '../../src/local-neo4j/libraries.js';
import { jarOf } from '../../src/local-neo4j/maven-project.js';
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
  const target = 'for a in "$@"; do case "$a" in -Dmaven.repo.local=*) d="${a#*=}";; esac; done';

  /** A Maven that has every jar but as many as are left out. */
  async function mavenWith(leftOut: number) {
    const stock = await folder();
    for (const library of libraries.slice(leftOut)) {
      const jar = join(stock, jarOf(library));
      await mkdir(dirname(jar), { recursive: true });
      await writeFile(jar, library.name);
    }
    return withCommand('mvn', `${target}; cp -r ${stock}/. "$d"`);
  }

  it('that breaks off leaves nothing that a later start would take for Neo4j', async () => {
    const cache = await folder();
    const maven = await withCommand('mvn', `${target}; echo x > "$d/a.jar"; exit 1`);
    await expect(fetchNeo4j(cache, silent, maven)).rejects.toThrow();
    expect(await readdir(cache)).toEqual([]);
  });

  it('that lacks a jar is no Neo4j either', async () => {
    const cache = await folder();
    await expect(fetchNeo4j(cache, silent, await mavenWith(1))).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
    });
    expect(await readdir(cache)).toEqual([]);
  });

  it('that is whole is used again without Maven', async () => {
    const cache = await folder();
    const jars = await fetchNeo4j(cache, silent, await mavenWith(0));
    expect(await readdir(jars)).toHaveLength(libraries.length);
    expect(await readdir(dirname(jars))).not.toContain('repository');
    expect(await fetchNeo4j(cache, silent, { PATH: '' })).toBe(jars);
  });

  it('says how far it is', async () => {
    const lines: string[] = [];
    const maven = await withCommand('mvn', 'sleep 4; exit 1');
    await fetchNeo4j(await folder(), (line) => lines.push(line), maven).catch(() => undefined);
    expect(lines[0]).toMatch(/^Fetching Neo4j 5\.26/);
    expect(lines[1]).toMatch(/^ {2}\d+ s: Maven is fetching/);
  });
});

it('The first user is written as neo4j-admin dbms set-initial-password writes it', () => {
  const salt = Buffer.from(
    'a822db7c302abc2916602a31f0ab39de58a26637a987006acf4f08203b019de7',
    'hex',
  );
  // What the command of 5.26.30 left in data/dbms/auth.ini for this password, with this salt.
  expect(firstUser('abcdefgh', salt)).toBe(
    'neo4j:SHA-256,73cbe04eeb804fdbbb4a30181272e33ac614f8aada1399f44dbc05dcadca7dbc,a822db7c302abc2916602a31f0ab39de58a26637a987006acf4f08203b019de7,1024:\n',
  );
});
