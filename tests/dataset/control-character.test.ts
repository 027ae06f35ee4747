import { expect, test } from 'vitest';
import { loadDataset } from '../../src/dataset/load-dataset.js';
import { agency, folderWith, problemsOf } from '../helpers/datasets.js';

/** A text for YAML with one character written as an escape. */
const escaped = (code: number) => `"ab\\u${code.toString(16).padStart(4, '0')}c"`;

test.each([
  [0x00, 'U+0000 (NULL)'],
  [0x07, 'U+0007 (BELL)'],
  [0x08, 'U+0008 (BACKSPACE)'],
  [0x0b, 'U+000B (LINE TABULATION)'],
  [0x0c, 'U+000C (FORM FEED)'],
  [0x1b, 'U+001B (ESCAPE)'],
  [0x1f, 'U+001F (INFORMATION SEPARATOR ONE)'],
  [0x7f, 'U+007F (DELETE)'],
  [0x80, 'U+0080 (PADDING CHARACTER)'],
  [0x85, 'U+0085 (NEXT LINE)'],
  [0x92, 'U+0092 (PRIVATE USE TWO)'],
  [0x9f, 'U+009F (APPLICATION PROGRAM COMMAND)'],
  [0xd83d, 'U+D83D (half a pair)'],
  [0xfffe, 'U+FFFE (no character)'],
  [0xffff, 'U+FFFF (no character)'],
])('the code point %i is refused by name, with file, line and field', async (code, name) => {
  const { problems } = await loadDataset(
    await folderWith({ 'agencies/one.yaml': agency('one', 'One', `summary: ${escaped(code)}\n`) }),
  );
  expect(problems).toEqual([
    {
      file: 'data/agencies/one.yaml',
      line: 6,
      rule: 'control-character',
      message: `summary has ${name} as character 3.`,
      expected:
        'characters that XML 1.0 can hold, and of the control characters only tab (U+0009), line feed (U+000A) and carriage return (U+000D)',
      fix: expect.stringContaining('another encoding'),
    },
  ]);
});

test.each([0x09, 0x0a, 0x0d, 0x20, 0xa0, 0xad, 0x200b, 0x2028, 0xfeff, 0xfffd, 0xfdd0])(
  'the code point %i is allowed',
  async (code) => {
    const one = agency('one', 'One', `summary: ${escaped(code)}\n`);
    expect(await problemsOf({ 'agencies/one.yaml': one })).toEqual([]);
  },
);

test('a character beyond the first plane is allowed, and counts as one', async () => {
  const { problems } = await loadDataset(
    await folderWith({
      'agencies/one.yaml': agency('one', 'One', 'summary: "\\U00020BB7林\\a and\\a"\n'),
    }),
  );
  expect(problems.map(({ message }) => message)).toEqual([
    'summary has U+0007 (BELL) as character 3, and 1 more of the kind.',
  ]);
});

test('every text is looked at: in lists, in relations, and of the data set itself', async () => {
  const name = '{text: "M\\aO", language: EN, kind: SHORT, source: source:a}';
  const files = {
    'dataset.yaml':
      'name: small\nversion: 1.0.0\ntitle: "Sm\\aall"\nlicence: none\ngaps: [none, "o\\ane"]\n',
    'agencies/one.yaml': agency('one', 'One', `names:\n  - ${name}\n`),
    'agencies/two.yaml': agency('two', 'Two'),
    'relations/all.yaml':
      '- {type: PART_OF, from: agency:one, to: agency:two, note: "b\\ay", sources: [source:a]}\n',
  };
  const { problems } = await loadDataset(await folderWith(files));
  expect(problems.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
    'data/agencies/one.yaml:7 names.0.text has U+0007 (BELL) as character 2.',
    'data/dataset.yaml:3 title has U+0007 (BELL) as character 3.',
    'data/dataset.yaml:5 gaps.1 has U+0007 (BELL) as character 2.',
    'data/relations/all.yaml:1 note has U+0007 (BELL) as character 2.',
  ]);
});
