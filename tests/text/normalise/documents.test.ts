import { describe, expect, test } from 'vitest';
import {
  documentNumberForms,
  documentNumberKey,
  isWholeDocumentNumber,
  writtenDocumentNumber,
} from '../../../src/text/normalise/document-number.js';
import { isNoticeOf, issuedTitle } from '../../../src/text/normalise/notice.js';

describe('Document numbers', () => {
  test.each([
    '国粮规[2020]12号',
    '国粮规（2020）12 号',
    '国粮规【2020】第12号',
    '国粮规 ( 2020 ) 第 12 號',
    '国粮规﹝2020﹞12号',
    '国粮规［２０２０］１２号',
    '国粮规《2020》12号',
  ])('%s is 国粮规〔2020〕12号', (number) => {
    expect(documentNumberKey(number)).toBe(documentNumberKey('国粮规〔2020〕12号'));
    expect(writtenDocumentNumber(number)).toBe('国粮规〔2020〕12号');
    expect(isWholeDocumentNumber(number)).toBe(true);
  });

  test.each(['国粮规〔2020〕2号', '国粮规〔2021〕12号', '国粮发〔2020〕12号', '第12号'])(
    '%s is another',
    (number) => {
      expect(documentNumberKey(number)).not.toBe(documentNumberKey('国粮规〔2020〕12号'));
    },
  );

  test('that say no year or no issuer are not whole, and stay as they are written', () => {
    for (const number of ['第12号', '〔2020〕12号', 'No. 12 (2020)', '国务院令 第 12 号']) {
      expect(isWholeDocumentNumber(number)).toBe(false);
      expect(writtenDocumentNumber(number)).toBe(number);
    }
  });

  test('are looked up in the forms of other lists', () => {
    expect(documentNumberForms('国粮规[2020]第12号')).toEqual(
      expect.arrayContaining(['国粮规〔2020〕12号', '国粮规（2020）第12号', '国粮规[2020]12号']),
    );
  });
});

describe('The notice that issues a document', () => {
  test.each([
    ['国家粮食局关于印发《粮库管理办法》的通知', '粮库管理办法'],
    ['关于印发〈粮库管理办法（试行）〉的通知', '粮库管理办法（试行）'],
    ['国家粮食局关于发布《粮库管理办法》的公告', '粮库管理办法'],
    [
      'Notice of the Grain Bureau on Issuing the "Measures for Granaries"',
      'Measures for Granaries',
    ],
  ])('%s', (title, issued) => {
    expect(issuedTitle(title)).toBe(issued);
    expect(isNoticeOf(title, issued)).toBe(true);
    expect(isNoticeOf(issued, title)).toBe(true);
  });

  test.each([
    '粮库管理办法',
    '关于做好《粮库管理办法》实施工作的通知',
    '省政府关于转发《粮库管理办法》的通知',
    '关于印发《粮库管理办法》和《粮库检查办法》的通知',
    'Notice on Granaries',
  ])('is not %s', (title) => {
    expect(issuedTitle(title)).toBeUndefined();
  });
});
