import { nameKey } from '../../../text/normalise/fold.js';
import { saysWhereOnly } from '../../../text/normalise/normalised-name.js';

/** A name as it is written, apart from the short form that stands in brackets behind it. */
export interface ShortenedName {
  readonly name: string;
  readonly shortForm: string;
  readonly kind: 'SHORT' | 'ABBREVIATION';
}

/** Kinds whose names are given with their short forms. Brackets in titles of documents are part of them. */
const shortened: ReadonlySet<string> = new Set(['Agency', 'Company']);

/** A name with something in brackets at its end. */
const inBrackets = /^(.*[^\s(（[【])\s*[(（[【]\s*([^()（）[\]【】]+?)\s*[)）\]】]$/u;
/** What says that a short form follows: 以下简称, hereinafter. */
const announcedZh = /^(?:以下|下文|下|后文)?(?:统称|简称|缩写|称)?(?:为|作)?\s*[:：]?\s*/u;
const announcedEn =
  /^(?:hereinafter|hereafter|formerly|also)?\s*(?:referred to as|known as|abbreviated as|called|short:?|abbr\.?:?)?\s*(?:the )?/iu;
const isAnnouncedZh = /^(?:以下|下文|后文)?(?:统称|简称|缩写|下称)/u;
const isAnnouncedEn = /^(?:hereinafter|hereafter|abbreviated|short(?: form)?:|abbr)/iu;
/** Words that stand for whatever was named before: the short form of nothing. */
const general =
  /^(?:公司|本公司|该公司|本集团|集团|母公司|发行人|本行|本所|本会|控股|股份|总部|本部|筹|有限合伙|普通合伙|特殊普通合伙|the company|company|group|the group|issuer|holding|holdings|parent|branch|limited|ltd|inc|llc|plc|fund|bank)$/iu;
/** Codes of countries, exchanges and legal forms, which are written in brackets and in capitals as well. */
const codes: ReadonlySet<string> = new Set(
  'PRC ROC USA UAE UK US EU HK SZ SH BJ TW SAR ASEAN SOE JV LLC LLP PLC LTD INC CO CORP GMBH AG SA BVI IPO ETF REIT'.split(
    ' ',
  ),
);

/**
 * A name apart from its short form in brackets: `Coastal Shipping (COSTA)`, 深圳华港股份有限公司（“华港”）, 全称（以下简称“简称”）.
 * Undefined if what stands in brackets is part of the name: a place, a branch, a legal form, or anything that is no
 * form of the name and is not called one.
 */
export function shortenedName(kind: string, text: string): ShortenedName | undefined {
  if (!shortened.has(kind)) return undefined;
  const [, name = '', inner = ''] = inBrackets.exec(text.trim()) ?? [];
  if (name === '' || inner === '') return undefined;
  const [, quoted] = /[“"‘'「『《]\s*([^”"’'」』》]+?)\s*[”"’'」』》]/u.exec(inner) ?? [];
  const isAnnounced = isAnnouncedZh.test(inner) || isAnnouncedEn.test(inner);
  const shortForm = (
    quoted ?? inner.replace(isAnnouncedZh.test(inner) ? announcedZh : announcedEn, '')
  ).trim();
  if ([...shortForm].length < 2 || general.test(shortForm) || saysWhereOnly(shortForm))
    return undefined;
  if (nameKey(shortForm) === nameKey(name)) return undefined;
  const isCalled = isAnnounced || (quoted !== undefined && inner.length <= quoted.length + 4);
  const isAbbreviation = abbreviation.test(shortForm) && !codes.has(shortForm);
  if (!isCalled && !(isAbbreviation && hasLetters(name, shortForm)) && !isPart(name, shortForm))
    return undefined;
  return { name: name.trim(), shortForm, kind: isAbbreviation ? 'ABBREVIATION' : 'SHORT' };
}

const abbreviation = /^(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z0-9&.-]{1,9}$/;
const han = /\p{Script=Han}/u;

/** Whether the letters of an abbreviation stand in a name in their order, the first at the beginning of a word. */
function hasLetters(name: string, short: string): boolean {
  const words = nameKey(name).split(' ');
  const letters = nameKey(short).replace(/[^a-z0-9]/g, '');
  return words.some((word, at) => {
    if (word[0] !== letters[0]) return false;
    return isWithin(letters, words.slice(at).join(''));
  });
}

/**
 * Whether a short form is made of some words of a name, or of characters of a Chinese one in their order. The beginning
 * of a name alone may be the place: 哈尔滨泵业（哈尔滨）.
 */
function isPart(name: string, short: string): boolean {
  const [whole, part] = [nameKey(name), nameKey(short)];
  if (han.test(part))
    return [...part].length <= MAX_SHORT && isWithin(part, whole) && !whole.startsWith(part);
  return /^\p{Lu}/u.test(short) && part.includes(' ') && `${whole} `.startsWith(`${part} `);
}

/** Characters of a Chinese short form that nothing calls so. */
const MAX_SHORT = 8;

function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
