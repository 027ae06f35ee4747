/** Cyrillic letters as English texts write them. A key has й as и and ё as е already (see fold). */
const cyrillic: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', к: 'k' },
  ...{ л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f' },
  ...{ х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e' },
  ...{ ю: 'yu', я: 'ya', і: 'i', ї: 'i', є: 'ye', ґ: 'g', ў: 'u', қ: 'k', ң: 'n', ғ: 'g' },
  ...{ ү: 'u', ұ: 'u', ө: 'o', һ: 'h', ә: 'a', ћ: 'c', ђ: 'dj', ј: 'j', љ: 'lj', њ: 'nj', џ: 'dz' },
};
/** Latin letters that accents do not explain. */
const latin: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ə: 'a' },
};
const letters: Readonly<Record<string, string>> = { ...cyrillic, ...latin };
const foreign = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
const mayBeForeign = /[\u00df-\u0259\u0400-\u04ff]/;

/** Writes a key in plain Latin letters where it is in Cyrillic or has letters such as ł. */
export function inLatin(key: string): string {
  if (!mayBeForeign.test(key)) return key;
  // The legal form АО is no syllable, as Ao is in Chinese names.
  const told = key.replace(/(?<=^|[ "«])ао(?=$|[ "»])/gu, 'jsc');
  return told.replace(foreign, (letter) => letters[letter] ?? letter);
}
