import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';

/** A complete HTTP answer. */
export interface Answer {
  readonly headers: Readonly<Partial<ReturnType<FastifyReply['getHeaders']>>>;
  readonly body: Buffer;
  /** The body compressed with gzip, once a client has requested it. */
  readonly zipped?: Buffer | undefined;
}

/** Passes an answer to the waiting requests and stores it; undefined if other requests must not get it. */
export type Settle = (answer: Answer | undefined) => void;

export interface Answers {
  /** The latest known version; it may be outdated. */
  latest(): string | undefined;
  /** False if a cache hit is impossible, so the graph version need not be fetched first. */
  mightHit(question: string): boolean;
  /** The stored or pending answer for a version that was read after the request arrived. Undefined if there is none. */
  get(question: string, version: string): Promise<Answer | undefined>;
  /** Registers a pending answer, computed by reads that started after `version` had been read. */
  reserve(question: string, version: string): Settle;
  /** Replaces an answer by itself with its compressed body. */
  update(question: string, version: string, answer: Answer): void;
}

/** Overhead of an entry in bytes: the entry, the headers, the buffer objects. */
const ENTRY_OVERHEAD_BYTES = 1_000;

/**
 * Answers of the latest version of the graph, up to a number of bytes. An answer that was computed after a version
 * was read is at least as new as that version. It is given only to requests that have just read the same version, so
 * it is never stale for them. Versions never repeat, so outdated answers are never requested again.
 */
export function newAnswers(bytes: number): Answers {
  // No single answer may push out all others.
  const kept = new LRUCache<string, Answer>({ maxSize: bytes, maxEntrySize: Math.ceil(bytes / 8) });
  const underway = new Map<string, Promise<Answer | undefined>>();
  let latest: string | undefined;

  const put = (question: string, answer: Answer) => {
    const { body, zipped } = answer;
    const size = 2 * question.length + body.length + (zipped?.length ?? 0) + ENTRY_OVERHEAD_BYTES;
    kept.set(question, answer, { size });
  };
  /** Only answers of the latest version are stored. */
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
