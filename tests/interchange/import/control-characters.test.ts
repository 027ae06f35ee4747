import { join } from 'node:path';
import { expect, test } from 'vitest';
import { head, inputFolder, runImport } from '../../helpers/imports.js';

const mapping = `${head}tables:
  agencies:
    things:
      agency:
        kind: Agency
        name: Name
        fields: {type: {value: MINISTRY}, level: {value: CENTRAL}, summary: Text}
`;

test('a row with a control character is refused with field and code point, and the others are taken', async () => {
  const folder = await inputFolder({
    'list.csv': 'Name,Text\nMinistry of One,Rings a \u0007\nMinistry of Two,"two\tlines\nhere"\n',
    'mapping.yaml': mapping,
  });
  const ran = await runImport(folder, ['list.csv'], {
    mapping: join(folder, 'mapping.yaml'),
    against: ['none'],
  });
  expect(ran.code).toBe(1);
  expect((await ran.report()).map(({ row, outcome, why }) => [row, outcome, why])).toEqual([
    [
      '2',
      'refused',
      'control-character: summary has U+0007 (BELL) as character 9. Expected: characters that XML 1.0 can hold, and of the control characters only tab (U+0009), line feed (U+000A) and carriage return (U+000D).',
    ],
    ['3', 'taken', ''],
  ]);
});
