import { readFileSync } from 'node:fs';

/** Processor time used so far by this process and by Neo4j's; of the latter only where the system tells it in /proc. */
export function processorSeconds(neo4j: number | undefined): { node: number; neo4j: number } {
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1e6, neo4j: neo4j === undefined ? 0 : ofProcess(neo4j) };
}

function ofProcess(id: number): number {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // User and system time in hundredths of a second, the 12th and 13th field after the name.
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
