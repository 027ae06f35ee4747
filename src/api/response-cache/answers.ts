import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';

/** An answer as it goes out. */
export interface Answer {
  readonly headers: Readonly<Partial<ReturnType<FastifyReply['getHeaders']>>>;
  readonly body: Buffer;
  /** The body with gzip, as soon as anybody has asked for it. */
  readonly zipped?: Buffer | undefined;
}

/** Hands an answer to those who wait for it and keeps it; nothing where it is none for others. */
export type Settle = (answer: Answer | undefined) => void;

export interface Answers {
  /** The version that was heard of last; it may have gone by. */
  latest(): string | undefined;
  /** False where it is not worth asking for the version before working an answer out. */
  mightHit(question: string): boolean;
  /** The answer at a version that was read after the question came, kept or being worked out; undefined where there is none. */
  get(question: string, version: string): Promise<Answer | undefined>;
  /** Says that an answer is being worked out, by reads that began when `version` had been read. */
  reserve(question: string, version: string): Settle;
  /** Puts an answer in place of itself, with its zipped body. */
  update(question: string, version: string, answer: Answer): void;
}

/** What an answer takes beside its bytes: the entry, the headers, the buffers' own heads. */
const ENTRY_OVERHEAD_BYTES = 1_000;

/**
 * Finished answers of the newest version of the graph, within so many bytes. What was worked out after a version was
 * read is at least as new as that version, and it is given to those alone who have just read the same one: to them it
 * cannot be old. No version comes twice, so what a load has overtaken is never asked for again.
 */
export function newAnswers(bytes: number): Answers {
  // No single answer pushes all the others out.
  const kept = new LRUCache<string, Answer>({ maxSize: bytes, maxEntrySize: Math.ceil(bytes / 8) });
  const underway = new Map<string, Promise<Answer | undefined>>();
  let latest: string | undefined;

  const put = (question: string, answer: Answer) => {
    const { body, zipped } = answer;
    const size = 2 * question.length + body.length + (zipped?.length ?? 0) + ENTRY_OVERHEAD_BYTES;
    kept.set(question, answer, { size });
  };
  /** What is kept is of the latest version alone. */
  const hear = (version: string) => {
    if (version !== latest) kept.clear();
    latest = version;
  };
  return {
    latest: () => latest,
    mightHit: (question) => kept.has(question) || underway.has(`${latest} ${question}`),
    async get(question, version) {
      hear(version);
      return kept.get(question) ?? underway.get(`${version} ${question}`);
    },
    reserve(question, version) {
      const key = `${version} ${question}`;
      let settle: Settle = () => undefined;
      const settled = new Promise<Answer | undefined>((resolve) => {
        settle = resolve;
      });
      underway.set(key, settled);
      void settled.then((answer) => {
        if (underway.get(key) === settled) underway.delete(key);
        if (answer && version === latest) put(question, answer);
      });
      return settle;
    },
    update(question, version, answer) {
      if (version === latest && kept.has(question)) put(question, answer);
    },
  };
}
