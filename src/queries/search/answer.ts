import { z } from 'zod';
import {
  asOf,
  asText,
  code,
  codes,
  cursor,
  endOfList,
  entity,
  ifSelected,
  object,
  reasonsIncomplete,
  whole,
} from '../answer.js';

const how = codes('SearchHow', 'How a name or a text matches the search, best first.', {
  EXACT:
    'The whole name matches, ignoring case, width, accents, punctuation, and simplified or traditional characters. Pinyin and pinyin initials match too.',
  PREFIX: 'The name begins with the search text.',
  PART: 'The name contains the search text: Chinese text anywhere, other words by prefix and in any order.',
  FUZZY:
    'The name differs by one or two letters. Misspellings are considered only if no name matches the spelling.',
  MENTION: 'A text mentions it.',
  WORDS:
    'Some words of the search stand in its names and texts, or in the names of what it is tied to. Considered only if no name matches; matchedWords and missingWords say which.',
}).describe(
  'How it matched: as a full name, a prefix or part of one, a misspelling, a mention in a text, or by single words.',
);

const fields = codes('SearchField', 'What is searched.', {
  ID: 'The id. Only the whole id matches.',
  NAME: 'The display name in English.',
  NAME_ZH: 'The display name in Chinese.',
  FURTHER_NAME: 'One of the other names.',
  SUMMARY: 'The summary.',
  TEXT: 'The text of a provision.',
  TYPE: 'The words for its type, such as acquisition. Only by single words.',
  TIED: 'The name of an entity that it is tied to. Only by single words.',
});

const languages = codes('SearchLanguage', 'The language in which a name or a text matched.', {
  EN: 'English, or a proper name in Latin letters.',
  ZH: 'Chinese, simplified or traditional.',
  PINYIN: 'A Chinese name in Latin letters, without tones.',
  UND: 'A name of which the language is not known, or none of these.',
});

const piece = object(
  'SearchPiece',
  'A piece of the matching text. All pieces joined give the whole text.',
  {
    text: z.string().describe('The piece.'),
    matched: z.boolean().describe('Whether this piece matched.'),
  },
);

export const searchMatch = object(
  'SearchMatch',
  'The name or text of an entity that matched best.',
  {
    how,
    text: z.string().describe('The name or text that matched best.'),
    field: asText(fields).describe('The field of the entity that contains it.'),
    language: asText(languages).describe('The language in which it matched.'),
    nameKind: code('NameKind').nullable().describe('If it is one of the other names: its kind.'),
    pieces: z.array(piece).describe('The text, split into matching and other pieces.'),
    matchedWords: z
      .array(z.string())
      .describe('If it matched by single words: the words of the search that matched. Else empty.'),
    missingWords: z
      .array(z.string())
      .describe('If it matched by single words: those that did not match. Else empty.'),
  },
);

export const searchEdge = object('SearchEdge', 'An entity that was found.', {
  cursor,
  node: entity.describe('The entity.'),
  how,
  match: searchMatch.describe('What matched.'),
});

export const searchAnswer = object('Search', 'A page of hits, best first.', {
  edges: z.array(searchEdge).describe('The hits, each with the text that matched.'),
  nodes: z.array(entity).describe('The entities alone.'),
  totalCount: ifSelected(whole).describe(
    'Number of all hits. If the list is not complete: number of hits among the candidates that were compared.',
  ),
  ...endOfList,
  complete: z
    .boolean()
    .describe('True if the list, read to its last page, contains every match in the graph.'),
  ...reasonsIncomplete,
  asOf: asOf.describe('The day that nested relations are about. Null if no day was given.'),
});
