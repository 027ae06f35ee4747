import fc from 'fast-check';
import { expect, test } from 'vitest';
import { misspelt } from '../../../src/text/normalise/edit-distance.js';
import { hitsAmong } from '../../../src/text/search/best-hits.js';
import type { NameOf, SearchCandidate } from '../../../src/text/search/candidate.js';
import { askedFor } from '../../../src/text/search/search-text.js';

const name = (text: string, language: 'EN' | 'ZH' = 'EN'): NameOf => ({
  text,
  language,
  field: language === 'ZH' ? 'NAME_ZH' : 'NAME',
  nameKind: null,
});

const agency: SearchCandidate = {
  id: 'agency:miit',
  kind: 'Agency',
  names: [name('Ministry of Industry and Information Technology'), name('工業和信息化部', 'ZH')],
  texts: [{ text: 'It keeps the batteries in view; 工信部 for short.', field: 'SUMMARY' }],
};

/** How the text matches the agency, with what matched in brackets. */
async function matched(text: string): Promise<string> {
  const [hit] = await hitsAmong(askedFor(text), [agency]);
  if (!hit) return 'none';
  const { how, language, pieces } = hit.match;
  return `${how} ${language} ${pieces.map((piece) => (piece.matched ? `[${piece.text}]` : piece.text)).join('')}`;
}

test.each([
  ['工业和信息化部', 'EXACT ZH [工業和信息化部]'],
  ['gongyehexinxihuabu', 'EXACT PINYIN [工業和信息化部]'],
  ['gyhxxhb', 'EXACT PINYIN [工業和信息化部]'],
  ['gongye', 'PREFIX PINYIN [工業]和信息化部'],
  ['gongyeh', 'PREFIX PINYIN [工業和]信息化部'],
  ['信息', 'PART ZH 工業和[信息]化部'],
  ['ministry of ind', 'PREFIX EN [Ministry of Ind]ustry and Information Technology'],
  ['industry ministry', 'PART EN [Ministry] of [Industry] and Information Technology'],
  ['Minstry of Industri', 'FUZZY EN [Ministry] [of] [Industry] and Information Technology'],
  ['工业和信息花部', 'FUZZY ZH [工業和信息化部]'],
  ['工信部', 'MENTION EN It keeps the batteries in view; [工信部] for short.'],
  ['battery', 'MENTION EN It keeps the [batteries] in view; 工信部 for short.'],
  ['istry', 'none'],
  ['min*', 'PREFIX EN [Min]istry of Industry and Information Technology'],
  ['mini*try', 'none'],
])('%s → %s', async (text, expected) => expect(await matched(text)).toBe(expected));

test('a misspelling is supposed only where nothing is spelt so', async () => {
  const huawei = { id: 'company:huawei', kind: 'Company', names: [name('Huawei')], texts: [] };
  const huawie = { id: 'company:huawie', kind: 'Company', names: [name('Huawie')], texts: [] };
  const ids = async (found: SearchCandidate[]) =>
    (await hitsAmong(askedFor('Huawie'), found)).map(({ id }) => id);
  expect(await ids([huawei])).toEqual(['company:huawei']);
  expect(await ids([huawei, huawie])).toEqual(['company:huawie']);
});

test.each([
  ['huawie', 'huawei', 1],
  ['erikson', 'ericsson', 2],
  ['plan 2021', 'plan 2025', undefined],
  ['mi*t', 'miit', undefined],
  ['mof', 'mot', undefined],
])('from %s to %s there are %s letters', (a, b, edits) => expect(misspelt(a, b)).toBe(edits));

test('any piece of a Chinese name finds it, and is what is marked', async () => {
  const text = '国家互联网信息办公室';
  const cac = { id: 'agency:cac', kind: 'Agency', names: [name(text, 'ZH')], texts: [] };
  await fc.assert(
    fc.asyncProperty(
      fc.nat(text.length - 1),
      fc.integer({ min: 1, max: text.length }),
      async (from, size) => {
        const piece = text.slice(from, from + size);
        const [hit] = await hitsAmong(askedFor(piece), [cac]);
        const marked = hit?.match.pieces.filter((one) => one.matched).map((one) => one.text);
        expect(marked).toEqual([piece]);
        expect(hit?.match.pieces.map((one) => one.text).join('')).toBe(text);
      },
    ),
  );
});
