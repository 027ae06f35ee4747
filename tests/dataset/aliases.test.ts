import { describe, expect, it } from 'vitest';
import { datasetOfFiles } from '../../src/dataset/load-dataset.js';
import { readText } from '../../src/dataset/read-files.js';

/** Nine lists of nine each, one in another, are more values than any memory holds. */
const bomb = [
  '- a: &a [x, x, x, x, x, x, x, x, x]',
  ...['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(
    (name, at) => `  ${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`,
  ),
].join('\n');

describe('An alias in a YAML file', () => {
  it('stands for the value at its anchor', () => {
    const { entries, problems } = readText('- &a {id: x}\n- *a\n', 'a.yaml', 'policies');
    expect(problems).toEqual([]);
    expect(entries.map(({ value }) => value)).toEqual([{ id: 'x' }, { id: 'x' }]);
  });

  it.each([
    ['for nothing', '- id: x\n- id: *b\n', 2, /^Unresolved alias/],
    ['for what it is in', '- id: x\n- &a\n  id: y\n  notes: [*a]\n', 4, /what it is in/],
    ['for far too much', bomb, 9, /^Excessive alias count/],
  ])('that stands %s is a problem with its line', (_what, text, line, message) => {
    const { entries, problems } = readText(text, 'a.yaml', 'policies');
    expect(entries).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ file: 'a.yaml', line, rule: 'yaml' })]);
    expect(problems[0]?.message).toMatch(message);
  });

  it('and lists nested very deep are problems of the data set, and end no load', () => {
    const deep = `- id: ${'['.repeat(3_000)}${']'.repeat(3_000)}\n`;
    const files = [bomb, '- &a {id: x, b: *a}\n', deep].map((text, at) => ({
      path: `policies/${at}.yaml`,
      text,
    }));
    const { dataset, problems } = datasetOfFiles('my-data', files);
    expect(dataset).toBeUndefined();
    const faulty = problems.filter(({ rule }) => rule === 'yaml').map(({ file }) => file);
    expect(new Set(faulty)).toEqual(new Set([0, 1, 2].map((at) => `my-data/policies/${at}.yaml`)));
  });
});
