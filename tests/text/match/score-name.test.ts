import { expect, test } from 'vitest';
import { formsAsked } from '../../../src/text/match/candidate-queries.js';
import { readName, scoreOfNames, textOf } from '../../../src/text/match/score-name.js';
import { formsOf } from '../../../src/text/normalise/search-keys.js';

const scored = (kind: string, asked: string, known: string) =>
  scoreOfNames(textOf(asked), kind, [
    readName({ text: known, language: 'EN', field: 'NAME', nameKind: null }),
  ]);

test.each([
  ['Company', '腾讯科技（深圳）有限公司', '腾讯科技（北京）有限公司', 'PLACE'],
  ['Company', 'Bank of Beijing', 'Bank of Nanjing', 'PLACE'],
  ['Company', 'Bank of China', 'Bank of Communications', 'WORD'],
  ['Company', 'Shandong Gold', 'China Gold', 'PLACE'],
  [
    'Company',
    'China Railway No. 3 Engineering Group',
    'China Railway 10th Engineering Group',
    'NUMBER',
  ],
  ['Company', '中铁十一局集团有限公司', '中铁一局集团有限公司', 'NUMBER'],
  ['Policy', '第十四个五年规划', '第13个五年规划', 'NUMBER'],
  ['Company', 'Vostok Mining OOO', 'Vostok Mining OAO', 'LEGAL_FORM'],
  ['Company', '中国石油天然气集团有限公司', '中国石油天然气股份有限公司', 'LEGAL_FORM'],
  ['Company', '中国工商银行股份有限公司上海市分行', '中国工商银行股份有限公司', 'BRANCH'],
  ['Company', 'Agricultural Bank of China Dubai Branch', 'Agricultural Bank of China', 'BRANCH'],
  ['Company', 'Huawei Technologies Co., Ltd.', 'Huawei Technologies Research Co., Ltd.', 'WORD'],
  ['Company', '东风汽车集团有限公司', '东方汽车集团有限公司', 'WORD'],
  ['Agency', '广东省发展和改革委员会', '山东省发展和改革委员会', 'PLACE'],
  ['Agency', '上海市发展和改革委员会', '国家发展和改革委员会', 'PLACE'],
  ['Agency', 'Government', 'Inner Mongolia Government', 'PLACE'],
  ['Agency', 'Department of Finance', 'Hong Kong Department of Finance', 'PLACE'],
  ['Agency', '财政部关税司', '财政部', 'BRANCH'],
  ['Agency', '中国社会科学院', '中国科学院', 'WORD'],
  ['Agency', 'Bureau of Fair Trade, Ministry of Commerce', 'Ministry of Commerce', 'BRANCH'],
  ['Place', 'Hunan', 'Henan', 'PLACE'],
  ['Person', '李巍', '李伟', 'WORD'],
  ['Person', 'Wang Wenbin', 'Wang Wentao', 'WORD'],
])('%s "%s" is another than "%s": %s', (kind, asked, known, differs) => {
  expect(scored(kind, asked, known)).toMatchObject({ differs, safe: false });
  expect(scored(kind, asked, known)?.score).toBeLessThanOrEqual(40);
});

const certain = [
  ['Company', 'Huawei Technologies Ltd', 'Huawei Technologies Co., Ltd.'],
  ['Company', 'Aurubis Stolberg Gesellschaft mit beschränkter Haftung', 'Aurubis Stolberg GmbH'],
  ['Company', 'ПАО "Новатэк"', 'Novatek PJSC'],
  ['Company', 'Petronas Dagangan Sendirian Berhad', 'Petronas Dagangan Sdn. Bhd.'],
  ['Company', '小米科技有限公司', '小米科技有限责任公司'],
  ['Company', '宁德时代新能源科技', '宁德时代新能源科技股份有限公司'],
  ['Company', 'Yangtze Memory Technologies', 'Yangtze Memory Technologies Co., Ltd.'],
  ['Company', 'Byte Dance Ltd', 'ByteDance Ltd.'],
  ['Company', 'Lithos Technology Co., Limtied', 'Lithos Technology Co., Limited'],
  ['Company', '1st Automobile Works', 'First Automobile Works'],
  ['Company', '中铁12局集团有限公司', '中铁第十二局集团有限公司'],
  ['Agency', 'Environment and Ecology Ministry', 'Ministry of Ecology and Environment'],
  ['Agency', '廣東省政府', '广东省人民政府'],
  ['Agency', '财 政 部', '财政部'],
  ['Policy', '中华人民共和国数据安全法', '数据安全法'],
  ['Policy', 'Fourteenth Five-Year Plan', '14th Five-Year Plan'],
  ['Place', '广东', '广东省'],
  ['Person', 'Ren, Zhengfei', 'Zhengfei Ren'],
] as const;

test.each(certain)('%s "%s" is certainly "%s"', (kind, asked, known) => {
  expect(scored(kind, asked, known)).toMatchObject({ safe: true, differs: null });
});

test.each(certain)(
  '%s "%s" and "%s" have a form in common by which they are looked up',
  (kind, asked, known) => {
    const stored = [...formsOf(kind, known), textOf(known).reading.whole];
    expect(formsAsked(textOf(asked)).some((form) => stored.includes(form))).toBe(true);
  },
);

test.each([
  ['Company', 'Xiaomi Corp.', 'Xiaomi'],
  ['Company', 'Mercedes-Benn Group AG', 'Mercedes-Benz Group AG'],
  ['Company', '小米集团', '小米科技有限公司'],
  ['Company', 'Siemens (China) Ltd.', 'Siemens Ltd.'],
  ['Company', '苏州银行', 'Suzhou Yinhang'],
  ['Person', 'Jinping Xi', 'Xi Jinping'],
  ['Place', '吉林', '吉林省'],
])('%s "%s" is not certainly "%s"', (kind, asked, known) => {
  expect(scored(kind, asked, known)?.safe).toBe(false);
});

test.each([
  ['Company', '宁德时代', '宁德时代新能源科技股份有限公司'],
  ['Company', '中国移动有限公司', '中国移动'],
  ['Company', 'Harbin Pmp Works', 'Harbin Pump Works'],
  ['Company', '吉利控股集团有限公司', '浙江吉利控股集团有限公司'],
  ['Company', 'Zijie Tiaodong', '字节跳动'],
  ['Company', '字节跳动', 'Zijie Tiaodong'],
  ['Company', 'Severstal Trejding', 'ООО "Северсталь Трейдинг"'],
  ['Agency', '国家卫健委', '国家卫生健康委员会'],
  ['Agency', 'Ministry of Transportation', 'Ministry of Transport'],
  ['Person', 'Putin, Vladimir', 'Vladimir Vladimirovich Putin'],
])('%s "%s" may be "%s"', (kind, asked, known) => {
  const { score = 0, differs } = scored(kind, asked, known) ?? {};
  expect(score).toBeGreaterThanOrEqual(50);
  expect(differs).toBeNull();
});
