import { fieldShapes, relationNamed, type Term, vocabularies } from '../ontology/index.js';

export interface Sentence {
  readonly sentence: string;
  readonly sentenceZh: string;
}

interface Statement {
  readonly relation: string;
  readonly from: { readonly name: string; readonly nameZh: string | null };
  readonly to: { readonly name: string; readonly nameZh: string | null };
  /** Fields of the relation that qualify it, such as role or certainty; those not known are left out. */
  readonly qualifiers: Readonly<Record<string, string | null>>;
}

/** What goes without saying and would only lengthen the sentence. */
const plain = new Set(['ACTUAL', 'STATED', 'UNCLEAR']);

/** A relation as a sentence in English and Chinese, made of the ontology's own words. */
export function sentenceOf({ relation: name, from, to, qualifiers }: Statement): Sentence {
  const relation = relationNamed(name);
  const terms = fieldShapes(relation.schema).flatMap((field) =>
    termOf(field.vocabulary, qualifiers[field.name]),
  );
  const fill = (text: string, a: string, b: string) =>
    text.replace('{from}', () => a).replace('{to}', () => b);
  return {
    sentence: `${fill(relation.says.en, from.name, to.name)}${inBrackets(
      terms.map(({ label }) => label.en),
      ', ',
      ' (',
      ')',
    )}`,
    sentenceZh: `${fill(relation.says.zh, from.nameZh ?? from.name, to.nameZh ?? to.name)}${inBrackets(
      terms.map(({ label }) => label.zh),
      '，',
      '（',
      '）',
    )}`,
  };
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
