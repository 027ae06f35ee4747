/** Signs and words of currencies, with what they can mean: of several, the mapping has to say which. */
const meanings: readonly (readonly [codes: readonly string[], ...words: string[]])[] = [
  [['USD', 'HKD', 'TWD', 'SGD', 'AUD', 'CAD', 'NZD'], '$', 'dollar', 'dollars'],
  [['CNY', 'JPY'], '¥'],
  [
    ['CNY'],
    'rmb',
    'yuan',
    'renminbi',
    '人民币',
    '人民币元',
    '元人民币',
    'cn¥',
    'rmb¥',
    '¥元',
    '块',
  ],
  [['USD'], 'us$', 'usd$', '美元', '美金', 'us dollar', 'us dollars', 'u.s. dollars'],
  [['HKD'], 'hk$', '港元', '港币', '港幣'],
  [['TWD'], 'nt$', '新台币', '新臺幣', '台币'],
  [['SGD'], 's$', '新加坡元', '新元'],
  [['AUD'], 'a$', 'au$', '澳元'],
  [['CAD'], 'c$', 'ca$', '加元', '加拿大元'],
  [['EUR'], '€', 'euro', 'euros', '欧元'],
  [['GBP'], '£', '英镑'],
  [['JPY'], 'jp¥', 'yen', '円', '日元', '日圆'],
  [['KRW'], '₩', 'won', '韩元', '韩圆'],
  [['INR'], '₹', '卢比'],
  [['CHF'], '瑞士法郎'],
  [['RUB'], '₽', '卢布'],
];

const byWord = new Map(
  meanings.flatMap(([codes, ...words]) => words.map((word) => [word, codes] as const)),
);
const iso = new Set(Intl.supportedValuesOf('currency'));

/**
 * The currencies that a sign, a word or a code can mean, the usual one first. 元 is that of the mapping where the mapping
 * has one of the others. Empty if it is none.
 */
export function currenciesMeant(text: string): readonly string[] {
  const plain = text.normalize('NFKC').trim();
  const word = plain.toLowerCase().replace(/\s+/g, ' ');
  if (word === '元') return ['CNY'];
  const code = plain.toUpperCase();
  return byWord.get(word) ?? (/^[A-Z]{3}$/.test(code) && iso.has(code) ? [code] : []);
}

/** The currency that is meant, or why it is not certain. `mapped` is what the mapping says of the column. */
export function currencyOf(
  written: readonly string[],
  mapped: string | undefined,
): { readonly code: string } | { readonly fault: string } {
  let left: readonly string[] | undefined;
  const words = written.flatMap((text) =>
    currenciesMeant(text).length > 0 ? [text] : text.split(/\s+/),
  );
  for (const text of words) {
    const meant = currenciesMeant(text);
    if (meant.length === 0)
      return { fault: `"${text}" is neither a currency nor a word for thousands or millions` };
    left = left === undefined ? meant : left.filter((code) => meant.includes(code));
  }
  if (left?.length === 0) return { fault: `${written.join(' and ')} are two currencies` };
  if (left === undefined)
    return mapped === undefined
      ? { fault: 'it has no currency. In the mapping, say currency: {value: CNY} or a column' }
      : { code: mapped };
  if (mapped !== undefined && left.includes(mapped)) return { code: mapped };
  const [only, ...more] = left;
  if (only !== undefined && more.length === 0) return { code: only };
  return {
    fault:
      mapped === undefined
        ? `"${written.join(' ')}" can be ${left.join(', ')}. In the mapping, say which: currency: {value: ${only}}`
        : `"${written.join(' ')}" is not ${mapped}, which the mapping says, and can be ${left.join(', ')}. Write the code of ISO 4217 into the cell`,
  };
}
