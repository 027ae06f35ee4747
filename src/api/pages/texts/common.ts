import type { PageText } from './page-text.js';

/** Texts that several pages share. */
export const common = {
  'site.name': { en: 'China Policy Graph', zh: '中国产业政策图谱' },
  'site.search': { en: 'Search names', zh: '搜索名称' },
  'site.searchHint': {
    en: 'A name in English, Chinese or pinyin',
    zh: '中文、英文名称或拼音',
  },
  'site.searchButton': { en: 'Search', zh: '搜索' },
  'site.skip': { en: 'Skip to content', zh: '跳到正文' },
  'site.menu': { en: 'Sections', zh: '栏目' },
  'site.explore': { en: 'Explore', zh: '图谱' },
  'site.language': { en: '中文', zh: 'English' },
  'site.complete': {
    en: 'Complete within what is loaded, not beyond it.',
    zh: '仅就已载入的数据而言完整。',
  },
  'site.gaps': { en: 'Known gaps', zh: '已知缺漏' },
  'site.covers': { en: 'covers {from} – {to}', zh: '涵盖 {from} – {to}' },
  'site.published': { en: 'published {day}', zh: '发布于 {day}' },
  'error.title': { en: 'This did not work', zh: '无法完成' },
  'error.notFound': { en: 'Not found', zh: '未找到' },
  'error.busy': {
    en: 'The service is busy, and the page could not be made in time. It often works at the second try.',
    zh: '服务繁忙，未能及时生成页面。再试一次通常即可。',
  },
  'error.again': { en: 'Try again', zh: '重试' },
  'error.home': { en: 'To the home page', zh: '返回首页' },
  'error.candidates': { en: 'Did you mean', zh: '您是否要找' },
  'source.original': { en: 'original', zh: '原文' },
} as const satisfies Readonly<Record<string, PageText>>;
