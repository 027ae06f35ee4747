import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { asked, libraries } from '../../src/local-neo4j/libraries.js';

const run = promisify(execFile);

it('The list of jars is what Maven finds for Neo4j, its server and its Browser', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'policy-graph-jars-'));
  const needs = asked.map((one) => {
    const [group, name, version] = one.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>`;
  });
  const pom = join(folder, 'pom.xml');
  const text = `<project><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>jars</artifactId><version>1</version><dependencies>${needs.join('')}</dependencies></project>`;
  await writeFile(pom, text);
  const found = join(folder, 'found.txt');
  const list = ['dependency:list', '-DincludeScope=runtime', `-DoutputFile=${found}`];
  await run('mvn', ['-B', '-q', '-f', pom, ...list]);
  // Each line is group:name:jar[:classifier]:version:scope, and may go on with the name of a module.
  const jars = (await readFile(found, 'utf8'))
    .split('\n')
    .map((line) => /^\s+(\S+):jar:(\S+):(?:compile|runtime)/.exec(line)?.slice(1).join(':'))
    .filter((jar) => jar !== undefined);
  await rm(folder, { recursive: true });
  const ours = libraries.map(({ group, name, version, classifier }) =>
    [group, name, classifier, version].filter(Boolean).join(':'),
  );
  expect(ours.toSorted()).toEqual(jars.toSorted());
});
