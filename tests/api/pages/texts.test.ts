import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { PageText } from '../../../src/api/pages/texts/page-text.js';
import { sayIn, texts } from '../../../src/api/pages/texts/say.js';

const src = fileURLToPath(new URL('../../../src', import.meta.url));

const all: readonly (readonly [string, PageText])[] = Object.entries(texts);

/** The words in braces of a text, once each and sorted. */
function wordsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, word]) => word ?? ''))].sort();
}

/** Texts that are names, signs or numbers in both languages, or that are in the other language on purpose. */
const withoutChinese = new Set([
  ...['site.language', 'home.number', 'answer.and', 'cell.more', 'profile.json'],
  ...['field.isic', 'field.gbt4754', 'picture.status'],
]);

/** Texts that name each of what they count, so that the number itself is not said. */
const listsWhatItCounts = new Set(['picture.dataSets']);

/** Files that may use a text, without the tables themselves. */
const sources = ['api', 'client']
  .flatMap((folder) =>
    readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(src, folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/[\\/]texts[\\/]/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** Beginnings of keys that code completes by a code of an answer, such as the `search.` of `search.EXACT`. */
const beginnings = [...sources.matchAll(/`([a-z]\w*\.)\$\{/g)].map(
  ([, beginning]) => beginning ?? '',
);

function isUsed(key: string): boolean {
  return (
    [`'${key}'`, `"${key}"`].some((one) => sources.includes(one)) ||
    beginnings.some((beginning) => key.startsWith(beginning))
  );
}

describe('The texts of pages', () => {
  it('stand in one table each', () => {
    const folder = join(src, 'api', 'pages', 'texts');
    const keys = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}'([\w.]+)': \{/gm)].map(
        ([, key]) => key,
      ),
    );
    expect(keys.length).toBe(all.length);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('have both languages', () => {
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(([, { en, zh }]) => !en.trim() || !zh.trim())).toEqual([]);
  });

  it('are in Chinese where they say so', () => {
    const foreign = all.filter(
      ([key, { zh }]) => !withoutChinese.has(key) && !/\p{Script=Han}/u.test(zh),
    );
    expect(foreign).toEqual([]);
  });

  it('have no Chinese characters in English', () => {
    const foreign = all.filter(
      ([key, { en }]) => key !== 'site.language' && /\p{Script=Han}/u.test(en),
    );
    expect(foreign).toEqual([]);
  });

  it('take the same values in both languages', () => {
    const differing = all.filter(([, { en, zh }]) => wordsIn(en).join() !== wordsIn(zh).join());
    expect(differing).toEqual([]);
  });

  it('take no value for one that they do not take for many', () => {
    const wrong = all.filter(
      ([, { en, one }]) => one && wordsIn(one).some((word) => !wordsIn(en).includes(word)),
    );
    expect(wrong).toEqual([]);
    const withoutNumber = all.filter(
      ([key, { en, one }]) => one && !wordsIn(en).includes('n') && !listsWhatItCounts.has(key),
    );
    expect(withoutNumber).toEqual([]);
  });

  it('are all used', () => {
    expect(all.map(([key]) => key).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('need each of their values', () => {
    expect(() => sayIn('en')('site.covers', { from: '2021' })).toThrow('{to}');
    expect(sayIn('en')('site.covers', { from: '2021', to: '2022' })).toBe('covers 2021 – 2022');
  });

  it('write numbers as people of the language do, and one in the singular', () => {
    expect(sayIn('en')('search.hits', { n: 1 })).toBe('1 hit');
    expect(sayIn('en')('search.hits', { n: 1047 })).toBe('1,047 hits');
    expect(sayIn('zh')('search.hits', { n: 1 })).toBe('1 项结果');
  });
});
