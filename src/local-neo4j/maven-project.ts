import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LocalNeo4jError } from './errors.js';
import { type Library, libraries } from './libraries.js';

/**
 * Writes a project for Maven that needs every jar of Neo4j, and beside it a local repository that already describes
 * each of them as one that needs nothing more. So Maven reads no descriptions over the network and fetches the jars
 * alone, several at a time, from wherever its settings say. The repository is ours: the user's own stays as it is.
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

/** What Maven is to do: resolve what the project needs. The plugin is the one with the fewest needs of its own; it does nothing. */
export function mavenArguments(folder: string): string[] {
  return [
    ...['-B', '-q', '-f', join(folder, 'pom.xml')],
    `-Dmaven.repo.local=${repositoryIn(folder)}`,
    // Small jars wait for the network, not for its width. Older and newer Mavens know it by different names.
    ...['-Daether.connector.basic.threads=8', '-Dmaven.artifact.threads=8'],
    'org.codehaus.mojo:exec-maven-plugin:3.1.0:exec',
    ...['-Dexec.skip', '-Dexec.executable=none'],
  ];
}

export function repositoryIn(folder: string): string {
  return join(folder, 'repository');
}

/** Puts the jars of the repository into one folder. Throws where one is missing. */
export async function gatherJars(folder: string, target: string): Promise<void> {
  await mkdir(target);
  for (const library of libraries) {
    const file = join(repositoryIn(folder), jarOf(library));
    await rename(file, join(target, basename(file))).catch(() => {
      throw new LocalNeo4jError(
        'DOWNLOAD_FAILED',
        `Maven has ended without an error and without ${basename(file)}. Start again; nothing half fetched is kept.`,
      );
    });
  }
}

/** Where a local repository of Maven has a jar. */
export function jarOf(library: Library): string {
  const parts = [library.name, library.version, library.classifier].filter(Boolean);
  return join(folderOf(library), `${parts.join('-')}.jar`);
}

function folderOf({ group, name, version }: Library): string {
  return join(...group.split('.'), name, version);
}

type Named = Pick<Library, 'group' | 'name' | 'version'>;

function project(library: Named, more: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>${named(library)}${more}</project>\n`;
}

function named({ group, name, version }: Named): string {
  return `<groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version>`;
}
