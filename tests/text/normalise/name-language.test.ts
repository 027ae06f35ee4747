import { expect, test } from 'vitest';
import { nameLanguage } from '../../../src/text/normalise/name-language.js';

test.each([
  ['Ministry of Commerce', 'EN'],
  ['Société Générale', 'EN'],
  ['ＢＹＤ', 'EN'],
  ['3M', 'EN'],
  ['工业和信息化部', 'ZH'],
  ['TCL科技（2021）', 'ZH'],
  ['Газпром', 'UND'],
  ['任天堂ゲーム', 'UND'],
  ['삼성전자', 'UND'],
  ['三星전자', 'UND'],
  ['شركة', 'UND'],
  ['360', 'UND'],
  ['', 'UND'],
])('%s is %s', (name, language) => {
  expect(nameLanguage(name)).toBe(language);
});
