export type LocalNeo4jErrorCode =
  | 'JAVA_MISSING'
  | 'JAVA_WRONG_VERSION'
  | 'MAVEN_MISSING'
  | 'DOWNLOAD_FAILED'
  | 'NO_SPACE'
  | 'PASSWORD_LOST'
  | 'FOLDER_UNUSABLE'
  | 'START_FAILED'
  | 'CRASHED';

const otherWays =
  'There are two other ways to Neo4j: set NEO4J_URI to a server of your own, or run docker compose up.';

/** An error that the user can fix. Its message says how, and names the other ways to run a Neo4j. */
export class LocalNeo4jError extends Error {
  constructor(
    readonly code: LocalNeo4jErrorCode,
    message: string,
  ) {
    super(`${message}\n${otherWays}`);
    this.name = 'LocalNeo4jError';
  }
}
