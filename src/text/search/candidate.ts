import { nameKey } from '../normalise/fold.js';

/** An entity with everything that a search can match. */
export interface SearchCandidate {
  readonly id: string;
  readonly kind: string;
  readonly names: readonly NameOf[];
  readonly texts: readonly TextOf[];
}

export interface NameOf {
  readonly text: string;
  /** The text as it is compared, where it is kept. */
  readonly key?: string;
  readonly language: 'EN' | 'ZH' | 'UND';
  readonly field: 'ID' | 'NAME' | 'NAME_ZH' | 'FURTHER_NAME';
  readonly nameKind: string | null;
}

export interface TextOf {
  readonly text: string;
  readonly field: 'SUMMARY' | 'TEXT';
}

/** The columns that a statement returns for a `node` to be compared; `candidateOf` reads them. */
export const candidateRow =
  '[node.id, labels(node)[0], node.name, node.nameZh, node.names_text, node.names_language, node.names_kind, node.summary, node.text]';

export type CandidateRow = readonly [
  id: string,
  kind: string,
  name: string,
  nameZh: string | null,
  texts: string[] | null,
  languages: NameOf['language'][] | null,
  kinds: string[] | null,
  summary: string | null,
  text: string | null,
];

/** Reads the entity from a row. */
export function candidateOf(row: CandidateRow): SearchCandidate {
  const [id, kind, name, nameZh, texts, languages, kinds, summary, text] = row;
  const names: NameOf[] = [
    new ReadName(id, 'EN', 'ID', null),
    new ReadName(name, 'EN', 'NAME', null),
  ];
  if (nameZh) names.push(new ReadName(nameZh, 'ZH', 'NAME_ZH', null));
  texts?.forEach((further, at) => {
    const language = languages?.[at] ?? 'EN';
    names.push(new ReadName(further, language, 'FURTHER_NAME', kinds?.[at] ?? null));
  });
  return { id, kind, names, texts: textsOf(summary, text) };
}

/** The texts of an entity that there are. */
export function textsOf(summary: string | null, text: string | null): TextOf[] {
  const read: TextOf[] = [];
  if (summary) read.push({ text: summary, field: 'SUMMARY' });
  if (text) read.push({ text, field: 'TEXT' });
  return read;
}

/** A name whose key is computed when it is first compared, because entities that are kept are compared again. */
class ReadName implements NameOf {
  private folded: string | undefined;

  constructor(
    readonly text: string,
    readonly language: NameOf['language'],
    readonly field: NameOf['field'],
    readonly nameKind: string | null,
  ) {}

  get key(): string {
    this.folded ??= nameKey(this.text);
    return this.folded;
  }
}
