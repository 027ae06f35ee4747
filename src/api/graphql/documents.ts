import { LRUCache } from 'lru-cache';
import { RequestRefused } from './errors.js';
import { malformed, type RequestParameters } from './parameters.js';
import { sha256, type TrustedDocuments } from './trusted-documents.js';

/** Limits of the store for persisted queries: a thousand documents of some 8 kB, or fewer long ones. */
const MAX_STORED_DOCUMENTS = 1_000;
const MAX_STORED_CHARACTERS = 8_000_000;

/** The documents known by an identifier. */
export interface Documents {
  /**
   * The text of the document that a request refers to or contains. Throws a RequestRefused if there is none, or if it
   * is unknown or not trusted.
   */
  textOf(parameters: RequestParameters): string;
}

/** Documents that clients send once and then refer to by SHA-256: Apollo's automatic persisted queries. */
export function automaticDocuments(): Documents {
  const stored = new LRUCache<string, string>({
    max: MAX_STORED_DOCUMENTS,
    maxSize: MAX_STORED_CHARACTERS,
    sizeCalculation: (text) => text.length + 1,
  });
  return {
    textOf(parameters) {
      const { query } = parameters;
      const hash = hashIn(parameters);
      const id = hash ?? idIn(parameters);
      if (query === undefined) {
        if (id === undefined) throw withoutDocument();
        const text = stored.get(id);
        // Clients check for this exact message, or for the code, and then send the text.
        if (text === undefined)
          throw new RequestRefused('PERSISTED_QUERY_NOT_FOUND', 404, 'PersistedQueryNotFound');
        return text;
      }
      if (hash !== undefined) {
        refuseOtherHash(query, hash);
        stored.set(hash, query);
      }
      return query;
    },
  };
}

/** Only the documents of a list, by identifier, SHA-256 or text. */
export function onlyTrusted({ byId, texts }: TrustedDocuments): Documents {
  return {
    textOf(parameters) {
      const { query } = parameters;
      const hash = hashIn(parameters);
      const id = idIn(parameters) ?? hash;
      if (query === undefined) {
        if (id === undefined) throw withoutDocument();
        const text = byId.get(id);
        if (text !== undefined) return text;
        throw notTrusted(`"${id.slice(0, 100)}" is the identifier of none of them.`);
      }
      if (!texts.has(query)) throw notTrusted('The text of this request is none of them.');
      return query;
    },
  };
}

/** The hash in Apollo's protocol. Undefined if the request does not use it. */
function hashIn({ extensions }: RequestParameters): string | undefined {
  const persisted = extensions?.persistedQuery ?? undefined;
  if (persisted === undefined) return undefined;
  const { version, sha256Hash } = Object(persisted) as Record<string, unknown>;
  if (version !== 1)
    throw new RequestRefused(
      'PERSISTED_QUERY_NOT_SUPPORTED',
      400,
      '`extensions.persistedQuery.version` must be 1, the only version of the protocol there is.',
    );
  if (typeof sha256Hash !== 'string')
    throw malformed('`extensions.persistedQuery.sha256Hash` must be a string.');
  return sha256Hash;
}

/** The identifier of the appendix on persisted documents, where a hash may have the prefix "sha256:". */
function idIn({ documentId }: RequestParameters): string | undefined {
  return documentId?.replace(/^sha256:/, '');
}

function refuseOtherHash(query: string, hash: string): void {
  const right = sha256(query);
  if (right === hash) return;
  throw new RequestRefused(
    'BAD_USER_INPUT',
    400,
    `\`extensions.persistedQuery.sha256Hash\` is "${hash.slice(0, 100)}", but the SHA-256 of \`query\` is "${right}". Hash the very text that is sent, as UTF-8.`,
  );
}

function withoutDocument(): RequestRefused {
  return malformed(
    'The request has no `query`. Send the text of a document, such as {"query": "{ dataSets { name } }"}.',
  );
}

function notTrusted(what: string): RequestRefused {
  return new RequestRefused(
    'DOCUMENT_NOT_TRUSTED',
    403,
    `This service answers the documents of its list alone (TRUSTED_DOCUMENTS). ${what} Whoever runs it can add the document to the list and start it anew.`,
  );
}
