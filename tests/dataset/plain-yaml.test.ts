import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import { plainEntries } from '../../src/dataset/plain-yaml.js';

/** The entries as the parser of all of YAML reads them. Undefined if it finds a fault, or no list. */
function asParsed(text: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0 || !isSeq(document.contents)) return undefined;
  const values = document.toJS() as unknown[];
  return document.contents.items.map((item, at) => ({
    value: values[at],
    line: lines.linePos((item as Node).range?.[0] ?? 0).line,
  }));
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'true',
    'Null',
    'no',
    'a: b',
    'a #b',
    "it's",
    'x:',
    '2021-08',
    '1.50',
    '- x',
    '工信部',
    'http://a.b/#c',
    ' x',
    'x ',
    '"q"',
    'line\nline',
    '{a: 1}',
    '[x]',
    '&a',
    '0x1f',
    '1e3',
    '~',
    '007',
    '12',
  ),
);
const key = fc.constantFrom('id', 'name', 'nameZh', 'sources', 'names', 'true', 'null');
const leaf = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.nat(),
  fc.boolean(),
  fc.constant(null),
);
const mapping = fc.dictionary(
  key,
  fc.oneof(
    leaf,
    fc.array(fc.oneof(leaf, fc.dictionary(key, leaf)), { maxLength: 3 }),
    fc.dictionary(key, leaf),
  ),
  { minKeys: 1 },
);

test('What is read as a plain list of YAML has the values and the lines that the parser of YAML gives', () => {
  let read = 0;
  fc.assert(
    fc.property(
      fc.array(mapping, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      (entries, inJson) => {
        const written = inJson
          ? entries.map((one) => `- ${JSON.stringify(one)}\n`).join('')
          : `# A comment\n\n${entries.map((one) => stringify([one], { lineWidth: 0 })).join('\n')}`;
        const plain = plainEntries(written);
        if (!plain) return;
        read++;
        expect(plain).toEqual(asParsed(written));
      },
    ),
    { numRuns: 500 },
  );
  expect(read).toBeGreaterThan(100);
});

test('Texts with a character changed anywhere are read as the parser reads them, or left to it', () => {
  const whole = `- id: company:a\n  name: "A \\"B\\""\n  sources:\n    - source:x#y\n  names:\n    - text: B: c\n      language: EN\n- {"id":"b","n":1}\n`;
  fc.assert(
    fc.property(
      fc.nat(whole.length),
      fc.nat(2),
      fc.constantFrom(...' \n#:-"\'{}[]&*!|>%@`,\t\r~?0a工'),
      (at, length, put) => {
        const changed = whole.slice(0, at) + put + whole.slice(at + length);
        const plain = plainEntries(changed);
        if (plain) expect(plain).toEqual(asParsed(changed));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('Files of the seed are read as the parser reads them, or left to it', async () => {
  const folder = 'seed';
  const paths = (await readdir(folder, { recursive: true })).filter((path) =>
    /\.ya?ml$/.test(path),
  );
  let read = 0;
  for (const path of paths) {
    const content = await readFile(join(folder, path), 'utf8');
    const plain = plainEntries(content);
    if (!plain) continue;
    read++;
    expect(plain).toEqual(asParsed(content));
  }
  expect(read).toBeGreaterThan(0);
});
