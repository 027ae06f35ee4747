/** An entity with everything that a search can match. */
export interface SearchCandidate {
  readonly id: string;
  readonly kind: string;
  readonly names: readonly NameOf[];
  readonly texts: readonly TextOf[];
}

export interface NameOf {
  readonly text: string;
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
    { text: id, language: 'EN', field: 'ID', nameKind: null },
    { text: name, language: 'EN', field: 'NAME', nameKind: null },
  ];
  if (nameZh) names.push({ text: nameZh, language: 'ZH', field: 'NAME_ZH', nameKind: null });
  texts?.forEach((further, at) => {
    const language = languages?.[at] ?? 'EN';
    names.push({ text: further, language, field: 'FURTHER_NAME', nameKind: kinds?.[at] ?? null });
  });
  const read: TextOf[] = [];
  if (summary) read.push({ text: summary, field: 'SUMMARY' });
  if (text) read.push({ text, field: 'TEXT' });
  return { id, kind, names, texts: read };
}
