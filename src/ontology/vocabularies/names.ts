import { term, vocabulary } from '../vocabulary.js';

export const language = vocabulary('Language', 'The language of a name or a source.', {
  EN: term('English', '英文', 'English, or a proper name in Latin letters.'),
  ZH: term('Chinese', '中文', 'Chinese.'),
  UND: term('undetermined', '未定', 'Not known, or none of the others.'),
});

export const nameKind = vocabulary('NameKind', 'What kind of name it is.', {
  OFFICIAL: term('official name', '正式名称', 'The full name that the entity itself uses.'),
  SHORT: term('short name', '简称', 'A customary shorter form.'),
  ABBREVIATION: term('abbreviation', '缩写', 'Initials or another abbreviation.'),
  FORMER: term('former name', '曾用名', 'A name no longer in use.'),
  TRANSLATION: term('translation', '译名', 'A translation into another language.'),
  ALTERNATIVE: term('alternative name', '别名', 'A name by which another data set shows it.'),
  PINYIN: term('pinyin', '拼音', 'The Chinese name in Latin letters.'),
});
