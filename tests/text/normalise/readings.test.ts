import { expect, test } from 'vitest';
import {
  normaliseName,
  partsOf,
  saysWhereOnly,
} from '../../../src/text/normalise/normalised-name.js';

test.each([
  ['Huawei Technologies Co.,Ltd', 'plain', 'huawei technologies company limited'],
  ['HUAWEI TECHNOLOGIES COMPANY LIMITED', 'plain', 'huawei technologies company limited'],
  ['Ecology & Environment, Ministry of', 'plain', 'ministry of ecology and environment'],
  ["The Ministry of Finance of the People's Republic of China", 'stateless', 'ministry of finance'],
  ['MOFCOM, P.R. China', 'stateless', 'mofcom'],
  ['中华人民共和国商务部', 'stateless', '商务部'],
  ['中国', 'stateless', '中国'],
  ['国家发展和改革委员会', 'official', '发展改革委'],
  ['中华人民共和国国家发展改革委', 'official', '发展改革委'],
  ['国家市场监督管理总局', 'official', '市场监管总局'],
  ['住房和城乡建设部', 'official', '住房城乡建设部'],
  ['广东省发展和改革委员会', 'official', '广东省发展改革委'],
  ['国家电网有限公司', 'official', '国家电网有限公司'],
  ['国家局', 'official', '国家局'],
  ['Ministry of Finance, PRC', 'official', 'ministry of finance'],
  ['Zhejiang Geely Holding Grp. Co., Ltd.', 'core', 'zhejiang geely'],
  ['宁德时代新能源科技股份有限公司', 'core', '宁德时代新能源科技'],
  ['廣東省人民政府', 'core', '广东省政府'],
  ['Lynk & Co', 'core', 'lynk'],
  ['Sense Time', 'joined', 'sensetime'],
] as const)('%s reads %s: %s', (text, form, expected) => {
  expect(normaliseName(text)[form]).toBe(expected);
});

test.each([
  ['科技部 / MOST', ['科技部', 'MOST']],
  ['BeiGene百济神州', ['BeiGene', '百济神州']],
  ['小米集團-W', ['小米集團']],
  ['国家互联网信息办公室（国家网信办）', ['国家互联网信息办公室', '国家网信办']],
  ['Ministry of Finance', []],
  ['财政部', []],
])('%s has the parts %j', (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});

test('a country or a town is known to say only where', () => {
  expect(['China', 'PRC', '深圳', 'Shenzhen'].every(saysWhereOnly)).toBe(true);
  expect(['China Mobile', '深圳湾', 'MIIT'].some(saysWhereOnly)).toBe(false);
});
