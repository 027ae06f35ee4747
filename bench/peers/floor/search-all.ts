import { int } from 'neo4j-driver';
import { kinds } from '../../../src/ontology/index.js';
import { lookUpOne, MAX_FOUND } from '../../../src/queries/search/candidates.js';
import { candidateQueriesFor } from '../../../src/text/search/candidate-queries.js';
import { askedFor } from '../../../src/text/search/search-text.js';
import type { Question } from './question.js';

const everyKind = kinds.map(({ name }) => name);

/** Names and texts of all that is found are sent each time: nothing is kept between questions. */
const statement = `
  UNWIND $asked AS asked
  CALL (asked) {
    UNWIND asked.first AS sieve ${lookUpOne} AS first
  }
  WITH asked, first, any(one IN first WHERE one[2] AND one[0].tier = 'NAME') AS isCut
  CALL (asked, isCut) {
    UNWIND CASE WHEN isCut THEN asked.onlyCut ELSE asked.mentions END AS sieve ${lookUpOne} AS more
  }
  WITH asked, first + more AS lists
  CALL (lists) {
    UNWIND lists AS list
    UNWIND list[1] AS node
    WITH node, min(list[0].texts) AS texts
    RETURN collect(node.id) AS ids, collect(node.name) AS names, collect(coalesce(node.nameZh, '')) AS namesZh,
      collect(CASE WHEN node.names_text IS NOT NULL THEN [node.id, node.names_text, node.names_language, node.names_kind] END) AS further,
      collect(CASE WHEN texts THEN [node.id, node.summary, node.text] END) AS texts
  }
  RETURN asked.at, [list IN lists | [list[0].tier, list[2], CASE WHEN list[0].said THEN [node IN list[1] | node.id] END]],
    ids, names, namesZh, further, texts`;

/**
 * W6 with all that our search asks Neo4j for: /search-all?text=. The look-ups of names and texts in their indexes, and
 * names and texts of what they bring. Nothing is compared: whose name is the text comes first, then shorter names.
 */
export const searchAll: Question = (asked) => {
  const text = asked.get('text') ?? '';
  const lookUps = candidateQueriesFor(askedFor(text), everyKind)
    .filter(({ tier }) => tier !== 'FUZZY')
    .map(({ tier, query, said = false, onlyCut = false }) => ({
      when: onlyCut ? 'onlyCut' : tier === 'MENTION' ? 'mentions' : 'first',
      sent: { tier, query, said, texts: tier !== 'NAME', read: int(MAX_FOUND + 1) },
    }));
  const sent = (condition: string) =>
    lookUps.filter(({ when }) => when === condition).map((one) => one.sent);
  const [first, onlyCut, mentions] = [sent('first'), sent('onlyCut'), sent('mentions')];
  return {
    statement,
    parameters: { asked: [{ at: 0, kinds: null, first, onlyCut, mentions }] },
    answer: ([row]) => {
      const [ids, names, namesZh] = [2, 3, 4].map((at) => (row?.get(at) ?? []) as string[]);
      const isWhole = (at: number) => names?.[at] === text || namesZh?.[at] === text;
      return (ids ?? [])
        .map((id, at) => ({
          id,
          name: names?.[at] ?? '',
          nameZh: namesZh?.[at],
          whole: isWhole(at),
        }))
        .sort((a, b) => Number(b.whole) - Number(a.whole) || a.name.length - b.name.length)
        .slice(0, 20)
        .map(({ whole: _, ...hit }) => hit);
    },
  };
};
