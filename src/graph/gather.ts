import type { Parameters, Row } from './connect.js';

/** Rows by the id that each begins with; ids that are not in the graph have none. */
export type RowsById = ReadonlyMap<string, Row>;

/**
 * Runs a statement that begins with `UNWIND $ids AS id` and whose first column is that id. What asks for the same
 * statement at the same time shares it.
 */
export type ReadByIds = (
  statement: string,
  ids: readonly string[],
  parameters?: Parameters,
) => Promise<RowsById>;

interface Waiting {
  readonly ids: readonly string[];
  resolve(rows: RowsById): void;
  reject(error: unknown): void;
}

interface Group {
  inFlight: number;
  waiting: Waiting[];
}

/** While two batches are on their way, what comes next waits and is asked together: measured best against one and four. */
const mostInFlight = 2;
/** Ids in one batch: enough that a message costs little, few enough that nobody waits for a big neighbour. */
const mostIds = 200;

/**
 * Gathers equal reads of single entities that are in flight together. Two fifths of the service's processor time is
 * the driver's writing to its socket, so fewer and larger messages are what makes single reads fast. A read is never
 * answered by a statement that began before it came, so nobody sees older data than by a statement of his own.
 */
export function gathering(
  read: (statement: string, parameters: Parameters) => Promise<Row[]>,
): ReadByIds {
  const groups = new Map<string, Group>();

  function next(key: string, group: Group, statement: string, parameters: Parameters): void {
    if (group.waiting.length === 0 && group.inFlight === 0) groups.delete(key);
    if (group.waiting.length === 0 || group.inFlight >= mostInFlight) return;
    const batch = takeFrom(group.waiting);
    group.inFlight++;
    const ids = [...new Set(batch.flatMap((one) => one.ids))];
    read(statement, { ...parameters, ids })
      .then(
        (rows) => {
          const byId = new Map(rows.map((row) => [row[0] as string, row]));
          for (const { resolve } of batch) resolve(byId);
        },
        (error) => {
          for (const { reject } of batch) reject(error);
        },
      )
      .finally(() => {
        group.inFlight--;
        next(key, group, statement, parameters);
      });
  }

  return (statement, ids, parameters = {}) =>
    new Promise((resolve, reject) => {
      const key = `${statement}\n${JSON.stringify(parameters)}`;
      const group = groups.get(key) ?? { inFlight: 0, waiting: [] };
      groups.set(key, group);
      group.waiting.push({ ids, resolve, reject });
      next(key, group, statement, parameters);
    });
}

/** Takes whole requests off the queue, as many as fit in a batch and at least one. */
function takeFrom(waiting: Waiting[]): Waiting[] {
  let [requests, ids] = [0, 0];
  for (const { ids: asked } of waiting) {
    ids += asked.length;
    if (requests > 0 && ids > mostIds) break;
    requests++;
  }
  return waiting.splice(0, requests);
}
