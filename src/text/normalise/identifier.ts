/** An identifier of a company. Its scheme is undefined where the text names none. */
export interface Identifier {
  readonly scheme: string | undefined;
  readonly value: string;
}

/** The names under which a scheme is written, folded to small letters, by the name that it has here. */
const schemes: Readonly<Record<string, string>> = {
  lei: 'LEI',
  uscc: 'USCC',
  usci: 'USCC',
  unifiedsocialcreditcode: 'USCC',
  unifiedsocialcreditidentifier: 'USCC',
  统一社会信用代码: 'USCC',
};

/** Reads an identifier that is written as `scheme:value`. */
export function identifierOf(text: string): Identifier {
  const [, scheme, value] = /^([^:：]+)[:：]\s*(.+)$/su.exec(text) ?? [];
  if (scheme === undefined || value === undefined) return { scheme: undefined, value: text };
  const key = scheme.toLowerCase().replace(/[\s_-]/g, '');
  const known = Object.hasOwn(schemes, key) ? schemes[key] : undefined;
  return known
    ? { scheme: known, value: value.replace(/[\s-]/g, '').toUpperCase() }
    : { scheme, value };
}

/** Whether it is a Legal Entity Identifier with right check digits (ISO 17442: MOD 97-10 of ISO 7064). */
export function isLei(value: string): boolean {
  if (!/^[0-9A-Z]{18}\d\d$/.test(value)) return false;
  const digits = value.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

/** The signs of a Unified Social Credit Code by their value: I, O, S, V and Z are left out. */
const usccSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether it is a Unified Social Credit Code with a right check sign (GB 32100-2015: MOD 31 of powers of 3). */
export function isUscc(value: string): boolean {
  if (!/^\d{8}[0-9A-HJ-NPQRTUWXY]{10}$/.test(value)) return false;
  let sum = 0;
  let weight = 1;
  for (const sign of value.slice(0, 17)) {
    sum += usccSigns.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return usccSigns[(31 - (sum % 31)) % 31] === value.at(-1);
}
