/** Accepted values of a date parameter: a year, half, quarter, month or day, an ISO 8601 instant, or milliseconds since 1970. */
export const dayText =
  /^(\d{4}(-(H[12]|Q[1-4])|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?)?)?)?|-?\d{5,14})$/;

/** The same, or an empty text, which counts as omitted. */
export const dayTextOrNone = new RegExp(`^$|${dayText.source}`);

const inChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** Converts an instant to its day in China, where the policies apply. Returns a date unchanged. */
export function instantToDay(text: string): string {
  if (/^-?\d{5,14}$/.test(text)) return inChina.format(new Date(Number(text)));
  const [date = '', time] = text.split('T');
  if (!time) return date;
  // Without a time zone, the date part is the day.
  if (!/(Z|[+-]\d{2}:?\d{2})$/.test(time)) return date;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? date : inChina.format(instant);
}

/**
 * The values of a list parameter: repeated, separated by commas, or both. A value in double quotes may contain commas.
 * Undefined if there are none.
 */
export function listFrom(given: unknown): unknown {
  if (given === undefined) return undefined;
  const found = [given].flat().flatMap((one) => (typeof one === 'string' ? valuesIn(one) : [one]));
  // Only commas count as an omitted parameter.
  return found.length > 0 ? found : undefined;
}

function valuesIn(text: string): string[] {
  const found = text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/g);
  return [...found]
    .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.trim() ?? '')
    .filter((value) => value !== '');
}
