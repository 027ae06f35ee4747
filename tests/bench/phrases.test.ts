import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Half, halves, kindOf, phrasesOf, type Question } from '../../bench/search/phrases.js';
import { split } from '../../bench/search/split.js';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameZh?: string;
  readonly names?: readonly { readonly text: string }[];
}
interface Parameter {
  readonly name: string;
  readonly schema: Schema;
}
interface Schema {
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const phrases = halves.flatMap(phrasesOf);
const questions = phrases.flatMap(({ question, or = [] }) => (question ? [question, ...or] : []));

const plain = (text: string) => text.toLowerCase().replace(/\s/g, '');

/** Every entity of the three data sets, as its file has it. */
function entities(): Named[] {
  const seed = join(root, 'seed');
  return readdirSync(seed, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !/relations|dataset\.yaml/.test(file))
    .flatMap((file) => parse(readFileSync(join(seed, file), 'utf8')) as Named | Named[]);
}

const description = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8'));
const at = <Found>(reference: string): Found =>
  reference
    .slice(2)
    .split('/')
    .reduce((place, key) => place[key], description);

/** The parameters of a list, with the codes that each takes. */
function parametersOf({ kind }: Question): Map<string, readonly string[]> {
  const listed = description.paths[`/v1/${kind}`].get.parameters as (Parameter | Schema)[];
  const codesOf = (schema: Schema): readonly string[] => [
    ...(schema.$ref ? codesOf(at(schema.$ref)) : []),
    ...(schema.enum ?? []),
    ...(schema.items ? codesOf(schema.items) : []),
    ...(schema.anyOf?.flatMap(codesOf) ?? []),
  ];
  return new Map(
    listed
      .map((one) => ('$ref' in one ? at<Parameter>(one.$ref as string) : (one as Parameter)))
      .map(({ name, schema }) => [name, codesOf(schema)]),
  );
}

describe('the phrases by which search is judged', () => {
  const known = { ids: new Set<string>(), names: new Set<string>() };
  beforeAll(() => {
    for (const { id, name, nameZh, names = [] } of entities()) {
      known.ids.add(id);
      for (const text of [name, nameZh, ...names.map(({ text }) => text)])
        if (text) known.names.add(plain(text));
    }
  });

  test('are as many in both languages, and each stands once', () => {
    expect(new Set(phrases.map(({ phrase }) => plain(phrase))).size).toBe(130);
    for (const language of ['EN', 'ZH']) {
      const kinds = phrases.filter((phrase) => phrase.language === language).map(kindOf);
      expect(kinds).toHaveLength(65);
      expect(kinds.filter((kind) => kind === 'question')).toHaveLength(10);
      expect(kinds.filter((kind) => kind === 'none')).toHaveLength(5);
    }
  });

  test('are split as the seed deals them', () => {
    const dealt = split(phrases);
    const texts = (half: Half) => phrasesOf(half).map(({ phrase }) => phrase);
    for (const half of halves) expect(dealt[half].map(({ phrase }) => phrase)).toEqual(texts(half));
    for (const language of ['EN', 'ZH'])
      for (const kind of ['policy', 'event', 'question', 'none']) {
        const [one = 0, other = 0] = halves.map(
          (half) =>
            dealt[half].filter((it) => it.language === language && kindOf(it) === kind).length,
        );
        expect(Math.abs(one - other), `${language} ${kind}`).toBeLessThanOrEqual(2);
      }
  });

  test('have answers that are in the data, each once', () => {
    for (const { phrase, right = [], also = [], note } of phrases) {
      const answers = [...right, ...also];
      expect(
        answers.filter((id) => !known.ids.has(id)),
        phrase,
      ).toEqual([]);
      expect(new Set(answers).size, phrase).toBe(answers.length);
      expect(note, phrase).not.toBe('');
    }
  });

  test('are the name of nothing', () => {
    expect(phrases.filter(({ phrase }) => known.names.has(plain(phrase)))).toEqual([]);
  });

  test('ask questions that REST can answer', () => {
    for (const question of questions) {
      const parameters = parametersOf(question);
      for (const [name, value] of Object.entries(question.filters)) {
        const codes = parameters.get(name);
        expect(codes, name).toBeDefined();
        const unknown = (Array.isArray(value) ? value : []).filter((one) =>
          one.includes(':') ? !known.ids.has(one) : !codes?.includes(one),
        );
        expect(unknown, name).toEqual([]);
      }
    }
  });
});
