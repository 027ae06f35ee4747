import { fieldShapes, relationNamed, type Term, vocabularies } from '../ontology/index.js';

export interface Sentence {
  readonly sentence: string;
  readonly sentenceZh: string;
}

interface SentenceInput {
  readonly relation: string;
  readonly from: { readonly name: string; readonly nameZh: string | null };
  readonly to: { readonly name: string; readonly nameZh: string | null };
  /** Fields of the relation that qualify it, such as role or certainty. Unknown ones are omitted. */
  readonly qualifiers: Readonly<Record<string, string | null>>;
}

/** Default values, which would only lengthen the sentence. */
const plain = new Set(['ACTUAL', 'STATED', 'UNCLEAR']);

/** A piece of a sentence: words, or the name of one of its two ends. */
export type SentencePart = string | { readonly end: 'from' | 'to'; readonly name: string };

/** A relation as a sentence in English and Chinese, built from the templates of the ontology. */
export function sentenceOf(statement: SentenceInput): Sentence {
  const { parts, partsZh } = sentencePartsOf(statement);
  return { sentence: joined(parts), sentenceZh: joined(partsZh) };
}

/**
 * The same sentences in pieces, so that a page can link the names; replacing names in the text would fail if one name
 * contains the other.
 */
export function sentencePartsOf({ relation: name, from, to, qualifiers }: SentenceInput) {
  const relation = relationNamed(name);
  const terms = fieldShapes(relation.schema).flatMap((field) =>
    termOf(field.vocabulary, qualifiers[field.name]),
  );
  const inEnglish = terms.map(({ label }) => label.en);
  const inChinese = terms.map(({ label }) => label.zh);
  return {
    parts: [
      ...filled(relation.says.en, from.name, to.name),
      inBrackets(inEnglish, ', ', ' (', ')'),
    ],
    partsZh: [
      ...filled(relation.says.zh, from.nameZh ?? from.name, to.nameZh ?? to.name),
      inBrackets(inChinese, '，', '（', '）'),
    ],
  };
}

/** A template such as "{from} issued {to}" with the names filled in. */
function filled(says: string, from: string, to: string): SentencePart[] {
  return says.split(/(\{from\}|\{to\})/).map((piece) => {
    if (piece === '{from}') return { end: 'from', name: from };
    return piece === '{to}' ? { end: 'to', name: to } : piece;
  });
}

function joined(parts: readonly SentencePart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.name)).join('');
}

function termOf(vocabulary: string | undefined, code: string | null | undefined): Term[] {
  if (!vocabulary || !code || plain.has(code)) return [];
  const term = vocabularies.find(({ name }) => name === vocabulary)?.terms[code];
  return term ? [term] : [];
}

function inBrackets(
  words: readonly string[],
  between: string,
  open: string,
  close: string,
): string {
  return words.length > 0 ? `${open}${words.join(between)}${close}` : '';
}
