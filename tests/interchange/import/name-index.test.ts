import { describe, expect, test } from 'vitest';
import { agencyName, companyName, personName, policyName } from '../../../bench/generate/names.js';
import { scoreNames } from '../../../src/cli/known.js';
import { leastResembling } from '../../../src/interchange/import/resolve/entity-index.js';
import { NameIndex } from '../../../src/interchange/import/resolve/name-index.js';
import { certainAmong, readName, textOf } from '../../../src/text/match/score-name.js';
import { type Random, randomFrom } from '../../helpers/random.js';

const seed = Number(process.env.SEED ?? Date.now() % 1e9);
console.info(`tests/interchange/import/name-index.test.ts: SEED=${seed}`);
const random = randomFrom(seed);
const score = scoreNames();

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
}

const forms = [' Co., Ltd.', ' Technology Co., Ltd.', ' Group', ''];
const formsZh = ['有限公司', '科技有限公司', '集团', ''];

/** Names of a kind as a generator makes them, in both languages. */
function made(kind: string, index: number): readonly string[] {
  if (kind === 'Agency') return both(agencyName(index % 300));
  if (kind === 'Person') return both(personName(index, 7));
  if (kind === 'Policy') return both(policyName(index, 7));
  const { name, nameZh } = companyName(index, 7, 30);
  return [`${name}${forms[index % 4]}`, `${nameZh}${formsZh[index % 4]}`];
}

const both = ({ name, nameZh }: { name: string; nameZh: string }) => [name, nameZh];

/** What lists make of a name: other case, no legal form, a wrong letter, a word less, a word more, no spaces. */
function written(name: string, { below, oneOf }: Random): string {
  const at = 1 + below(Math.max(1, name.length - 2));
  const words = name.split(' ');
  return oneOf([
    name,
    name.toUpperCase(),
    name.slice(0, at) + name.slice(at + 1),
    /[a-z]/.test(name) ? `${name.slice(0, at)}e${name.slice(at)}` : name,
    `${name.slice(0, at)}${name[at] ?? ''}${name[at - 1] ?? ''}${name.slice(at + 1)}`,
    words.slice(0, -1).join(' ') || name,
    words.slice(1).join(' ') || name,
    `${name} Holding`,
    words.join(''),
    [...name].filter((_, place) => place % 2 === 0).join(''),
  ]);
}

const readOf = (text: string) => readName({ text, language: 'EN', field: 'NAME', nameKind: null });

/** The entities that the scorer makes similar when each of their names is compared with the text. */
function everyCompared(kind: string, text: string, entries: readonly Entry[]) {
  const scored = entries.flatMap(({ id, names }) => {
    const one = score(textOf(text), kind, names.map(readOf));
    return one.score >= leastResembling(kind) ? [{ id, ...one }] : [];
  });
  const named = certainAmong(scored);
  const sure = named.length === 1 ? named[0]?.id : undefined;
  scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return { scored, sure };
}

/** What the index promises: the most similar entity. Weaker ones may be cut. */
const MAX_SHOWN = 1;

describe.each(['Company', 'Agency', 'Person', 'Policy'])('names of kind %s', (kind) => {
  test('have the verdict and the best candidate that a comparison with every name gives', () => {
    const entries = Array.from({ length: 60 }, (_, at): Entry => {
      const names = made(kind, random.below(1_000));
      return { id: `x:${at}`, name: names[0] ?? '', names };
    });
    const index = new NameIndex(kind, score);
    for (const entry of entries) index.add(entry);
    const wrong: unknown[] = [];
    for (let round = 0; round < 60; round++) {
      const entry = entries[random.below(entries.length)] as Entry;
      const text = written(random.oneOf(entry.names), random);
      const all = everyCompared(kind, text, entries);
      const found = index.resembling(text);
      const sure = found.find((one) => one.sure)?.id;
      const near = found.map(({ id, score: points }) => `${id} ${points}`);
      // Of those with equal scores, any may be shown.
      const least = found[MAX_SHOWN - 1]?.score ?? 0;
      const best = all.scored
        .slice(0, MAX_SHOWN)
        .filter((one) => one.score > least)
        .map((one) => `${one.id} ${one.score}`);
      const missing = all.sure === undefined ? best.filter((one) => !near.includes(one)) : [];
      if (sure !== all.sure || missing.length > 0)
        wrong.push({
          text,
          sure,
          wanted: all.sure,
          missing,
          near: near.slice(0, 3),
          names: missing.map((one) => entries.find(({ id }) => one.startsWith(`${id} `))?.names),
        });
    }
    expect(wrong).toEqual([]);
  });
});
