import neo4j from 'neo4j-driver';
import type { Graph, Parameters, Row } from './graph.js';
import { driverParameters } from './parameters.js';
import { valuesOf } from './run.js';

/** A statement that was run, and what Neo4j looked up for it. */
export interface ProfiledStatement {
  readonly text: string;
  readonly rows: number;
  /** Look-ups in the store, the database hits of Neo4j's PROFILE. */
  readonly dbHits: number;
}

/**
 * The same graph, which runs each statement of `read` under PROFILE, and the statements that it has run. PROFILE slows
 * a statement down, so it is for finding out what a question costs, not for answering.
 */
export function profiled(graph: Graph): {
  readonly graph: Graph;
  readonly statements: readonly ProfiledStatement[];
} {
  const statements: ProfiledStatement[] = [];
  const read = async <R extends Row>(text: string, parameters?: Parameters): Promise<R[]> => {
    const session = graph.driver.session({
      database: graph.database,
      defaultAccessMode: neo4j.session.READ,
    });
    try {
      // A request whose statements were overtaken by a commit is answered anew.
      await graph.now();
      const running = session.run(`PROFILE ${text}`, driverParameters(parameters), {
        timeout: Math.max(1, Math.ceil(graph.timeoutMs)),
      });
      const { summary, records } = await (graph.deadline?.orOver(Promise.resolve(running)) ??
        running);
      await graph.now();
      const dbHits = summary.profile ? hitsIn(summary.profile) : 0;
      statements.push({ text, rows: records.length, dbHits });
      return records.map(valuesOf) as R[];
    } catch (error) {
      throw graph.deadline?.reason ?? graph.explained(error);
    } finally {
      session.close().catch(() => undefined);
    }
  };
  return {
    statements,
    graph: {
      driver: graph.driver,
      database: graph.database,
      address: graph.address,
      timeoutMs: graph.timeoutMs,
      ...(graph.deadline && { deadline: graph.deadline }),
      whole: graph.whole ?? graph,
      read,
      readByIds: (...asked) => graph.readByIds(...asked),
      readBatched: (...asked) => graph.readBatched(...asked),
      readKept: (statement) => graph.readKept(statement),
      snapshot: () => graph.snapshot(),
      peek: (statement) => graph.peek(statement),
      stats: () => graph.stats(),
      now: () => graph.now(),
      openRowStream: (timeoutMs) => graph.openRowStream(timeoutMs),
      explained: (error) => graph.explained(error),
      close: () => graph.close(),
    },
  };
}

interface Profile {
  readonly dbHits: number;
  readonly children: readonly Profile[];
}

function hitsIn({ dbHits, children }: Profile): number {
  return children.reduce((sum, child) => sum + hitsIn(child), dbHits);
}
