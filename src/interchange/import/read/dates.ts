const months =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** The parts of a date format as patterns, longer ones first. */
const parts: readonly (readonly [string, string])[] = [
  ['YYYY', '(?<year>\\d{4})'],
  ['MMMM', '(?<name>[A-Za-z]{3,9})\\.?'],
  ['MMM', '(?<name>[A-Za-z]{3,9})\\.?'],
  ['MM', '(?<month>\\d{2})'],
  ['M', '(?<month>\\d{1,2})'],
  ['DD', '(?<day>\\d{2})'],
  ['D', '(?<day>\\d{1,2})'],
];

/** A format such as D.M.YYYY or YYYY年M月D日 needs a year, and a month if it has a day. */
export function isDateFormat(format: string): boolean {
  return /YYYY/.test(format) && (!/D/.test(format) || /M/.test(format));
}

/**
 * Parses a date to ISO 8601, as precise as it is known. Undefined if it is not a date. ISO dates are always accepted;
 * other forms only in the given formats, because 3/4/2021 is in March for some readers and in April for others.
 */
export function isoDate(text: string, formats: readonly string[] = []): string | undefined {
  for (const format of ['YYYY-MM-DD', 'YYYY-MM', 'YYYY', ...formats]) {
    const found = patternOf(format).exec(text.normalize('NFKC').trim())?.groups;
    if (!found) continue;
    const month = found.name ? monthNamed(found.name) : found.month && Number(found.month);
    if (month === undefined && (found.name || found.month)) continue;
    const iso = [found.year, month, found.day && Number(found.day)]
      .filter((part) => part !== undefined)
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
    if (isCalendarDate(iso)) return iso;
  }
  return undefined;
}

function patternOf(format: string): RegExp {
  let rest = format.normalize('NFKC');
  let pattern = '';
  while (rest) {
    const part = parts.find(([name]) => rest.startsWith(name));
    pattern += part ? part[1] : literal(rest.slice(0, 1));
    rest = rest.slice(part ? part[0].length : 1);
  }
  return new RegExp(`^${pattern}$`, 'u');
}

function literal(character: string): string {
  return character === ' ' ? '\\s+' : character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}

function monthNamed(name: string): number | undefined {
  const at = months.findIndex((month) => month.startsWith(name.toLowerCase()));
  return at < 0 ? undefined : at + 1;
}

function isCalendarDate(iso: string): boolean {
  const whole = `${iso}-01-01`.slice(0, 10);
  const parsed = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(whole);
}
