import { nameKey } from './fold.js';

/** A title of a notice that issues a document: who issues it, and the title of the document in book marks. */
const issuingZh =
  /^(.{0,80}?)关于(?:印发|发布|公布|颁布|下发)\s*[《〈](.+)[》〉]\s*的(?:通知|公告|通告|函|决定)$/u;
const noticeEn = /^\s*(?:notice|circular|announcement)\b/iu;
const issuingEn =
  /^(?:notice|circular|announcement)\b.{0,120}?\b(?:on|concerning|regarding) (?:(?:printing|printing and) (?:and )?)?(?:issuing|distributing|the (?:issuance|printing and distribution|release) of|issuance of|releasing|publishing)(?: and distributing)?\s+(?:the )?["“'‘《](.+)["”'’》]\.?$/iu;

/**
 * The title of the document that a notice issues, from the title of the notice: 关于印发《…》的通知. Undefined for the title
 * of anything else, of a notice that forwards what another body issued, and of one that issues several documents.
 */
export function issuedTitle(title: string): string | undefined {
  // Most titles are no such notice, and a search compares many.
  const inner = title.includes('关于')
    ? issuingZh.exec(title.trim())?.[2]
    : noticeEn.test(title)
      ? issuingEn.exec(title.trim())?.[1]
      : undefined;
  return inner === undefined || /》[^《]*《/u.test(inner) ? undefined : inner.trim();
}

/** Whether one of two titles is that of the notice that issues the document with the other title. */
export function isNoticeOf(a: string, b: string): boolean {
  const [left, right] = [issuedTitle(a), issuedTitle(b)];
  const isOne = (inner: string | undefined, title: string) =>
    inner !== undefined && nameKey(inner) === nameKey(title);
  return isOne(left, b) || isOne(right, a) || (left !== undefined && isOne(right, left));
}
