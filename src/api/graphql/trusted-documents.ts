import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../../errors.js';

/** The only documents that a service answers, if a list is configured. */
export interface TrustedDocuments {
  /** Each by its identifier in the list and by the SHA-256 of its text, in hex. */
  readonly byId: ReadonlyMap<string, string>;
  readonly texts: ReadonlySet<string>;
  /** Changes with the list, so that no cached answer is used for an earlier document with the same identifier. */
  readonly fingerprint: string;
}

const text = z.string().min(1);
const apollo = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: text, body: text })).min(1),
});
const plain = z.record(z.string().min(1), text).refine((all) => Object.keys(all).length > 0);

/**
 * Reads a list of documents: Apollo's manifest of persisted queries, or an object of identifiers and texts as written
 * by relay-compiler and graphql-codegen. Throws a UserError that names the setting and the problem.
 */
export function readTrustedDocuments(path: string): TrustedDocuments {
  const content = contentOf(path);
  const listed = documentsIn(content, path);
  const byId = new Map<string, string>();
  for (const [id, document] of listed) {
    if (byId.has(id) && byId.get(id) !== document)
      throw unusable(path, `two documents have the identifier "${id}"`);
    byId.set(id, document);
  }
  for (const [, document] of listed) byId.set(sha256(document), document);
  const texts = new Set(listed.map(([, document]) => document));
  return { byId, texts, fingerprint: sha256(content) };
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw unusable(path, 'the file cannot be read');
  }
}

function documentsIn(content: string, path: string): [id: string, text: string][] {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    throw unusable(path, `the file is not JSON (${(error as Error).message})`);
  }
  if (Object(json).format !== undefined) {
    const { data, error } = apollo.safeParse(json);
    if (data) return data.operations.map(({ id, body }) => [id, body]);
    const [issue] = error.issues;
    throw unusable(path, `${issue?.path.join('.')} is invalid: ${issue?.message}`);
  }
  const { data } = plain.safeParse(json);
  if (!data) throw unusable(path, 'it is neither of the two kinds of list, or it is empty');
  return Object.entries(data);
}

/** The SHA-256 of a text as UTF-8, in lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function unusable(path: string, what: string): UserError {
  return new UserError(
    'BAD_USER_INPUT',
    `TRUSTED_DOCUMENTS=${path}: ${what}. Give the path of a JSON file: Apollo's persisted-query manifest, or an object {"identifier": "text of the document"} as relay-compiler and graphql-codegen write it.`,
  );
}
