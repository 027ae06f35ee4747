import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Words that only a fault of ours, or of what we build on, can have brought into an answer. */
const leaks = [
  /\\?n\s+at .+:\d+:\d+/,
  /node_modules|file:\/\/|node:internal/,
  /Neo4jError|Neo\.(Client|Transient|Database)|bolt:\/\//,
  /\b(Type|Range|Reference)Error\b|is not a function|Cannot read propert/,
  /FST_|MER_|ECONN|Fastify|mercurius|graphql-jit|SerializationError/,
];
const folders = [fileURLToPath(new URL('../..', import.meta.url)), homedir()].filter(
  (folder) => folder.length > 2,
);

/** Reasons for a 503: nothing else may be answered with one. */
const reasons = new Set(['TIMEOUT', 'GRAPH_UNAVAILABLE', 'GRAPH_CHANGED', 'OVERLOADED']);

/** The code of an error in an answer, of REST or of GraphQL. */
export function codeIn(text: string): string | undefined {
  return /"code":\s*"([A-Z_]+)"/.exec(text)?.[1];
}

/** Whether a status says that the service is at fault, and no reason that it may have. */
export function isFault(status: number, code: string | undefined): boolean {
  // 501 and 505 are what HTTP has for methods and versions that there are not.
  return (
    status >= 500 &&
    status !== 501 &&
    status !== 505 &&
    !(status === 503 && reasons.has(code ?? ''))
  );
}

/** What an error says that nobody is to read: stacks, folders, words of the driver or of a library. */
export function leaksIn(text: string): string[] {
  const found = leaks.flatMap((leak) => leak.exec(text)?.[0].slice(0, 60) ?? []);
  return folders.some((folder) => text.includes(folder)) ? [...found, 'a folder'] : found;
}

/** Everything that is wrong with an answer, whatever was asked; nothing where all is well. */
export function faultsIn(status: number, text: string): string[] {
  const hasFailed = text.includes('"code":"INTERNAL_SERVER_ERROR"');
  return [
    ...(isFault(status, codeIn(text)) || hasFailed ? [`${status} ${codeIn(text) ?? ''}`] : []),
    ...(status >= 400 ? leaksIn(text).map((words) => `says "${words}"`) : []),
  ];
}
