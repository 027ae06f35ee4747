import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LocalNeo4jError } from './errors.js';
import { type Library, libraries } from './libraries.js';

/**
 * Writes a Maven project that needs every jar of Neo4j, and a local repository that already describes each of them as
 * having no dependencies. So Maven reads no descriptions over the network and only fetches the jars, several at a
 * time, from wherever its settings say. The repository is ours; the user's own is not changed.
 */
export async function writeMavenProject(folder: string): Promise<void> {
  for (const library of libraries) {
    const place = join(repositoryIn(folder), folderOf(library));
    await mkdir(place, { recursive: true });
    await writeFile(join(place, `${library.name}-${library.version}.pom`), project(library, ''));
  }
  const needs = libraries.map(
    (library) =>
      `<dependency>${named(library)}${library.classifier ? `<classifier>${library.classifier}</classifier>` : ''}</dependency>`,
  );
  const whole = { group: 'local', name: 'local-neo4j', version: '1' };
  const text = `<packaging>pom</packaging><dependencies>\n${needs.join('\n')}\n</dependencies>`;
  await writeFile(join(folder, 'pom.xml'), project(whole, text));
}

/**
 * What Maven runs: it resolves the dependencies of the project. This plugin has the fewest dependencies of its own
 * and does nothing.
 */
export function mavenArguments(folder: string): string[] {
  return [
    ...['-B', '-q', '-f', join(folder, 'pom.xml')],
    `-Dmaven.repo.local=${repositoryIn(folder)}`,
    // Small jars are limited by latency, not bandwidth. Older and newer versions of Maven have different names for
    // this setting.
    ...['-Daether.connector.basic.threads=8', '-Dmaven.artifact.threads=8'],
    'org.codehaus.mojo:exec-maven-plugin:3.1.0:exec',
    ...['-Dexec.skip', '-Dexec.executable=none'],
  ];
}

export function repositoryIn(folder: string): string {
  return join(folder, 'repository');
}

/** Moves the jars of the repository into one folder. Throws if one is missing. */
export async function gatherJars(folder: string, target: string): Promise<void> {
  await mkdir(target);
  for (const library of libraries) {
    const file = join(repositoryIn(folder), jarOf(library));
    await rename(file, join(target, basename(file))).catch(() => {
      throw new LocalNeo4jError(
        'DOWNLOAD_FAILED',
        `Maven has ended without an error and without ${basename(file)}. Start again; partial downloads are not kept.`,
      );
    });
  }
}

/** The path of a jar in a local Maven repository. */
export function jarOf(library: Library): string {
  const parts = [library.name, library.version, library.classifier].filter(Boolean);
  return join(folderOf(library), `${parts.join('-')}.jar`);
}

function folderOf({ group, name, version }: Library): string {
  return join(...group.split('.'), name, version);
}

type NamedLibrary = Pick<Library, 'group' | 'name' | 'version'>;

function project(library: NamedLibrary, more: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>${named(library)}${more}</project>\n`;
}

function named({ group, name, version }: NamedLibrary): string {
  return `<groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version>`;
}
