import { isDeepStrictEqual } from 'node:util';

/** Where two answers part, as the way to it and both values. */
export function firstDifference(one: unknown, other: unknown, way = ''): string {
  const shown = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 120);
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other)
    return `${way}: ${shown(one)}, not ${shown(other)}`;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const key of keys) {
    const [a, b] = [(one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]];
    if (!isDeepStrictEqual(a, b)) return firstDifference(a, b, `${way}/${key}`);
  }
  return `${way}: ${shown(one)}, not ${shown(other)}`;
}
