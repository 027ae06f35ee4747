import type { PageText } from './page-text.js';

/** The names of filters that are no fields. */
export const filterNames = {
  'filter.q': { en: 'Contains', zh: '包含文字' },
  'filter.name': { en: 'Name or id', zh: '名称或编号' },
  'filter.relationCertainty': { en: 'Certainty of relations', zh: '关系确定度' },
  'filter.relationStatus': { en: 'Status of relations', zh: '关系状态' },
  'filter.affectingSector': { en: 'Affects sector', zh: '影响行业' },
  'filter.affectingCompany': { en: 'Affects company', zh: '影响企业' },
  'filter.issuedOrPutForwardBy': { en: 'Issued or put forward by', zh: '发布或提出机构' },
  'filter.issuedOrPutForward': { en: 'Issued or put forward', zh: '发布或提出' },
  'filter.onlyMentioned': { en: 'Only mentioned', zh: '仅被提及' },
  'filter.dataSet': { en: 'Data set', zh: '数据集' },
  'filter.differing': { en: 'Data sets differ', zh: '数据集说法不一' },
  'filter.from': { en: '{field}, from', zh: '{field}不早于' },
  'filter.to': { en: '{field}, to', zh: '{field}不晚于' },
  'filter.least': { en: '{field}, at least', zh: '{field}不少于' },
  'filter.most': { en: '{field}, at most', zh: '{field}不多于' },
  'filter.known': { en: '{field}, known', zh: '{field}已知' },
  'filter.currency': { en: '{field}, currency', zh: '{field}币种' },
} as const satisfies Readonly<Record<string, PageText>>;
