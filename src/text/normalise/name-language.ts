/**
 * The language of a name as far as its letters say, as a code of the vocabulary Language: Latin letters alone, or
 * Chinese characters with at most Latin letters beside them. Kana, Hangul, Cyrillic and the like are neither, and a name
 * without letters says nothing: UND.
 */
export function nameLanguage(text: string): 'EN' | 'ZH' | 'UND' {
  const letters = text.match(/\p{L}/gu) ?? [];
  const others = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter));
  if (others.length === 0) return letters.length > 0 ? 'EN' : 'UND';
  return others.every((letter) => /\p{Script=Han}/u.test(letter)) ? 'ZH' : 'UND';
}
