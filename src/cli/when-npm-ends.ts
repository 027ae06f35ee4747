/**
 * Calls back when the npm that started this process is gone. A signal that ends npm alone never reaches what it
 * started, which would go on, with its Neo4j, and hold the ports. Does nothing where npm has no part in it.
 */
export function whenNpmEnds(end: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500).unref();
}
