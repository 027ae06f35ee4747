import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSchema } from 'graphql';
import { kinds } from '../src/ontology/index.js';
import { randomFrom } from '../tests/helpers/random.js';
import { randomDocument } from '../tests/helpers/random-document.js';
import { ours } from './contenders/ours.js';
import { prepare } from './generate/prepare.js';
import { type Running, startContender } from './start-contender.js';

/**
 * Compares the answers of this checkout with those of another one of the same service, on the same Neo4j:
 * `npx tsx bench/compare.ts --base ../before --documents 500`. Asks random documents that are valid for both schemas, the
 * documents of docs/questions, and the pages of REST. Prints each answer that differs; exit code 1 if there is one that
 * differs in more than the words of a message.
 */
const { values } = parseArgs({
  options: {
    base: { type: 'string', default: '.' },
    documents: { type: 'string', default: '500' },
    relations: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});

interface Answer {
  readonly status: number;
  readonly text: string;
}

interface Question {
  readonly name: string;
  ask(port: number): Promise<Answer>;
}

async function answerTo(port: number, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
  return { status: response.status, text: await response.text() };
}

function document(name: string, query: string, variables?: object): Question {
  const body = JSON.stringify({ query, variables });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  return { name: `${name}: ${query}`, ask: (port) => answerTo(port, '/graphql', init) };
}

function questionsOfDocs(): Question[] {
  const folder = new URL('../docs/questions/', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => document(file, readFileSync(new URL(file, folder), 'utf8')));
}

const lists = kinds.map(({ plural }) => plural);
const agencies = Array.from({ length: 12 }, (_, at) => `agency:g${at}`);

function pagesOfRest(): Question[] {
  const paths = [
    ...lists.flatMap((list) => [
      `/v1/${list}?first=30`,
      `/v1/${list}?first=10&totalCount=true&include=none`,
      `/v1/${list}?format=csv&first=40`,
      `/v1/${list}?format=ndjson&first=10&asOf=2019-06-30&undated=INCLUDE`,
      `/v1/counts/${list}`,
    ]),
    ...agencies.flatMap((id) => [
      `/v1/policies?issuedBy=${id}&first=20&orderBy=ISSUED_ON&direction=DESC&totalCount=true`,
      `/v1/agencies/${id}`,
      `/v1/neighbourhood?of=${id}&depth=2&limit=60`,
      `/v1/series/policies?issuedBy=${id}&date=issuedOn&from=2016-01&to=2018-12`,
      `/v1/paths?from=${id}&to=company:g${id.slice(8)}&maxHops=4`,
    ]),
    '/v1/search?q=energy&first=30&totalCount=true',
    '/v1/joint-issuers',
    '/v1/exposure?of=company:g1&first=50',
    '/v1/data-sets',
    '/v1/ontology',
  ];
  return paths.map((path) => ({ name: path, ask: (port) => answerTo(port, path) }));
}

function randomDocuments(sdl: string): Question[] {
  const schema = buildSchema(sdl);
  const known = {
    ids: ['agency', 'company', 'policy', 'sector', 'event'].flatMap((kind) =>
      Array.from({ length: 8 }, (_, at) => `${kind}:g${at}`),
    ),
    names: ['MIIT', 'State Council', 'CATL', '工信部'],
  };
  return Array.from({ length: Number(values.documents) }, (_, at) => {
    const { query, variables } = randomDocument(
      schema,
      randomFrom(Number(values.seed) + at),
      known,
    );
    return document(`document ${at}`, query, variables);
  });
}

/** Messages are for people and may be reworded, and name the argument at fault; all else must be the same. */
function withoutWords({ status, text }: Answer): string {
  const unnamed = text.replace(/,"argument":"[^"]*"/g, '');
  const plain = unnamed.replace(
    /"(message|detail|title|description)":"(?:[^"\\]|\\.)*"/g,
    '"$1":""',
  );
  return `${status} ${plain.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')}`;
}

const graph = await prepare(Number(values.relations), { onMessage: (line) => console.error(line) });
const running: Running[] = [];
try {
  for (const cwd of [values.base, '.'].map((folder) => resolve(folder)))
    running.push(await startContender({ ...ours, name: cwd, cwd }, graph));
  const [base, own] = running as [Running, Running];
  const sdl = readFileSync(resolve(values.base, 'docs/schema.graphql'), 'utf8');
  const questions = [...questionsOfDocs(), ...pagesOfRest(), ...randomDocuments(sdl)];
  const counts = { same: 0, reworded: 0, different: 0 };
  const statuses = new Map<number, number>();
  for (const { name, ask } of questions) {
    const [before, after] = [await ask(base.port), await ask(own.port)];
    statuses.set(after.status, (statuses.get(after.status) ?? 0) + 1);
    if (before.status === after.status && before.text === after.text) counts.same++;
    else if (withoutWords(before) === withoutWords(after)) counts.reworded++;
    else {
      counts.different++;
      const from = [...before.text].findIndex((letter, at) => letter !== after.text[at]);
      const part = ({ status, text }: Answer) =>
        `${status} …${text.slice(Math.max(0, from - 80), from + 160)}`;
      console.log(`${name.slice(0, 600)}\n  before ${part(before)}\n  after  ${part(after)}`);
    }
  }
  console.log(`${questions.length} questions:`, counts, 'statuses', Object.fromEntries(statuses));
  process.exitCode = counts.different > 0 ? 1 : 0;
} finally {
  for (const one of running) await one.stop();
  await graph.stop();
}
