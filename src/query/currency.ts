import { ArgumentError } from '../errors.js';
import { currencyPattern } from '../ontology/index.js';

/** Throws BAD_USER_INPUT if a text is not the code of a currency. */
export function checkCurrency(argument: string, value: string): string {
  if (currencyPattern.test(value)) return value;
  throw new ArgumentError(
    'BAD_USER_INPUT',
    argument,
    `"${value}" is not a currency. Write its ISO 4217 code in capitals, such as CNY.`,
  );
}
