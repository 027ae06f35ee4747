import { channel } from 'node:diagnostics_channel';
import type { Driver } from 'neo4j-driver';
import type { UserError } from '../errors.js';
import type { Deadline } from '../runtime/deadline.js';

/** What became of a statement. `cancelled` is one whose request was over first. */
export type StatementOutcome = 'answered' | 'cancelled' | 'timeout' | 'unavailable' | 'failed';

/** A statement that has ended, or a transaction whose rows were streamed. */
export interface EndedStatement {
  readonly driver: Driver;
  /** Its text, which holds no values: these are parameters. Undefined for a stream. */
  readonly text: string | undefined;
  /** The deadline of its request, or of the requests that share it. */
  readonly deadline: Deadline | undefined;
  /** When it was sent, by performance.now(). */
  readonly startedAt: number;
  readonly ms: number;
  readonly outcome: StatementOutcome;
  /** How often it was sent: 2 where Neo4j called the first error transient. */
  readonly attempts: number;
}

/** Neither metrics nor traces are known here; without a subscriber a statement is not even timed. */
export const statementBegins = channel('policy-graph.statement.begins');
export const statementEnds = channel('policy-graph.statement.ends');

/** Tells the subscribers that a connection is in use. The returned function tells them that it no longer is. */
export function noteStatement(
  driver: Driver,
  text?: string,
  deadline?: Deadline,
): (error?: unknown, attempts?: number) => void {
  if (!statementEnds.hasSubscribers) return () => undefined;
  const startedAt = performance.now();
  let isOver = false;
  statementBegins.publish({ driver });
  return (error, attempts = 1) => {
    if (isOver) return;
    isOver = true;
    const ms = performance.now() - startedAt;
    const outcome = outcomeOf(error, deadline);
    const ended: EndedStatement = { driver, text, deadline, startedAt, ms, outcome, attempts };
    statementEnds.publish(ended);
  };
}

function outcomeOf(error: unknown, deadline: Deadline | undefined): StatementOutcome {
  if (error === undefined) return 'answered';
  if (deadline?.reason === error) return 'cancelled';
  const { code } = error as Partial<UserError>;
  if (code === 'TIMEOUT') return 'timeout';
  return code === 'GRAPH_UNAVAILABLE' ? 'unavailable' : 'failed';
}
