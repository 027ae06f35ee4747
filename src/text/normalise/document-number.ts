import { simplified } from './simplified.js';

/** The brackets in which the year of a document number is written. */
const brackets = ['〔〕', '[]', '()', '（）', '【】', '［］', '﹝﹞', '{}', '<>', '《》'] as const;
const opening = /[〔[(（【［﹝{<《]/gu;
const closing = /[〕\])）】］﹞}>》]/gu;

/**
 * The key by which document numbers are compared, whatever brackets and spaces they are written with, and with or without
 * 第 and 号: 林站发〔2021〕58号 and 林站发[2021] 第 58 号 are one number.
 */
export function documentNumberKey(number: string): string {
  return tidied(number).toUpperCase();
}

function tidied(number: string): string {
  return [...number]
    .map(simplified)
    .join('')
    .replace(opening, '(')
    .replace(closing, ')')
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/第(?=\d)/gu, '')
    .replace(/号$/u, '');
}

/** A whole number of a document: who numbered it, the year, and the place in the year. */
const whole = /^(.*\p{L}.*)\((\d{4})\)(\d+)$/u;

/** Whether a number names one document by itself. 第58号 does not: every ministry has one. */
export function isWholeDocumentNumber(number: string): boolean {
  return whole.test(documentNumberKey(number));
}

/** A document number in the forms that lists use, so that one of them is found as it is stored. */
export function documentNumberForms(number: string): string[] {
  const key = tidied(number);
  const forms = brackets.flatMap(([open, close]) => {
    const bare = key.replace('(', open ?? '').replace(')', close ?? '');
    const ordinal = bare.replace(/(\d+)$/u, '第$1');
    return [`${bare}号`, `${ordinal}号`, bare];
  });
  return [...new Set([number, ...forms])];
}

/** A number as issuers write it, 林站发〔2021〕58号, if it has these parts; otherwise as it is given. */
export function writtenDocumentNumber(number: string): string {
  const [, issuer, year, place] =
    /^([^()]*\p{Script=Han}[^()]*)\((\d{4})\)(\d+)$/u.exec(tidied(number)) ?? [];
  return place === undefined ? number : `${issuer}〔${year}〕${place}号`;
}
