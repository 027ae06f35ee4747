const digits = '〇一二三四五六七八九';

/**
 * Writes the Chinese numbers of a date in Arabic digits: 二〇二一年十一月三十日 is 2021年11月30日. A number counts only
 * before 年, 月, 日 and 号, because 三 is also a part of names.
 */
export function chineseDigits(text: string): string {
  return text.replace(
    /([〇○零0一二两三四五六七八九]{4})(?=年)|([一二三四五六七八九十廿卅]{1,3})(?=[月日号])/gu,
    (whole, year?: string, part?: string) =>
      year ? [...year].map(digit).join('') : String(upTo99(part ?? '') ?? whole),
  );
}

function digit(character: string): string {
  if ('○零0'.includes(character)) return '0';
  return String(character === '两' ? 2 : digits.indexOf(character));
}

function upTo99(text: string): number | undefined {
  const plain = text.replace('廿', '二十').replace('卅', '三十');
  const [, tens, ten, ones] =
    /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(plain) ?? [];
  if (ten === undefined || (!ten && tens && ones)) return undefined;
  if (!ten) return digits.indexOf(tens || ones || '〇');
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0);
}
