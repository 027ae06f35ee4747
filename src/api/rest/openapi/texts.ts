/** What the parameter of a date may be: a date as far as it is known, an ISO instant, or milliseconds since 1970. */
export const dayText =
  /^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?)?)?)?|-?\d{5,14})$/;

/** The same, or nothing: empty parameters count as left out. */
export const dayTextOrNone = new RegExp(`^$|${dayText.source}`);

const inChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day of an instant where the policies apply; a date as it is. */
export function instantToDay(text: string): string {
  if (/^-?\d{5,14}$/.test(text)) return inChina.format(new Date(Number(text)));
  const [date = '', time] = text.split('T');
  if (!time) return date;
  // A time without a zone is the day that it says.
  if (!/(Z|[+-]\d{2}:?\d{2})$/.test(time)) return date;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? date : inChina.format(instant);
}

/** The values of a list: repeated, separated by commas, or both. A value in double quotes may hold commas. */
export function listFrom(given: unknown): unknown {
  if (given === undefined) return undefined;
  const found = [given].flat().flatMap((one) => (typeof one === 'string' ? valuesIn(one) : [one]));
  // Nothing but commas is nothing said.
  return found.length > 0 ? found : undefined;
}

function valuesIn(text: string): string[] {
  const found = text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/g);
  return [...found]
    .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.trim() ?? '')
    .filter((value) => value !== '');
}
