import { int } from 'neo4j-driver';
import { kinds } from '../../../src/ontology/index.js';
import { lookUpStatement, MAX_FOUND } from '../../../src/queries/search/candidates.js';
import { candidateQueriesFor } from '../../../src/text/search/candidate-queries.js';
import { askedFor } from '../../../src/text/search/search-text.js';
import type { Question } from './question.js';

const everyKind = kinds.map(({ name }) => name);

/**
 * W6 with all that our search asks Neo4j for: /search-all?text=. The look-ups of names and texts in their indexes, and
 * names and texts of what they bring. Nothing is compared: whose name is the text comes first, then shorter names.
 */
export const searchAll: Question = (asked) => {
  const text = asked.get('text') ?? '';
  const lookUps = candidateQueriesFor(askedFor(text), everyKind)
    .filter(({ tier }) => tier !== 'FUZZY')
    .map(({ tier, index, query, said = false, onlyCut = false }) => ({
      onlyCut,
      sent: { tier, index, query, said, texts: tier !== 'NAME', read: int(MAX_FOUND + 1) },
    }));
  const sent = (isLater: boolean) =>
    lookUps.filter(({ onlyCut }) => onlyCut === isLater).map((one) => one.sent);
  const [first, onlyCut] = [sent(false), sent(true)];
  return {
    statement: lookUpStatement,
    parameters: { asked: [{ at: 0, kinds: null, namesMayDo: true, first, onlyCut }] },
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
