/**
 * Calls back when the npm that started this process has exited. A signal that ends only npm never reaches its child
 * process, which would keep running with its Neo4j and hold the ports. Does nothing if npm did not start it.
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
