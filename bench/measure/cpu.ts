import { readFile } from 'node:fs/promises';
import type { Graph } from '../../src/neo4j/graph.js';

/** Linux counts processor time in hundredths of a second, whatever the machine. */
const millisecondsPerTick = 10;

/** Processor time that a process has used so far, in milliseconds; null where the system does not tell it as Linux does. */
export async function processorTime(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The name of the program stands in brackets and may hold spaces; user and system time are the 12th and 13th behind it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
}

/** Memory that a process holds, in megabytes; null where the system does not tell it as Linux does. */
export async function residentMemory(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  const kilobytes = text?.match(/^VmRSS:\s+(\d+)/m)?.[1];
  return kilobytes ? Number(kilobytes) / 1024 : null;
}

/** Processor time that Neo4j has used so far, in milliseconds, as its Java tells it. */
export async function processorTimeOfNeo4j(graph: Graph): Promise<number> {
  const [row] = await graph.read(
    "CALL dbms.queryJmx('java.lang:type=OperatingSystem') YIELD attributes RETURN attributes.ProcessCpuTime.value",
  );
  return Number(row?.[0]) / 1e6;
}

/** Processor time used so far by this process and by Neo4j, in seconds. */
export async function processorSeconds(graph: Graph): Promise<{ node: number; neo4j: number }> {
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1e6, neo4j: (await processorTimeOfNeo4j(graph)) / 1e3 };
}
