import type { PageText } from './page-text.js';

/** Texts of pictures that are embedded elsewhere. */
export const pictures = {
  'picture.around': { en: 'Around {name}', zh: '{name}的关联' },
  'picture.paths': { en: 'From {from} to {to}', zh: '从{from}到{to}' },
  'picture.some': {
    en: '{n} of {m} relations of it are shown.',
    zh: '显示其 {m} 项关系中的 {n} 项。',
  },
  'picture.all': {
    one: 'Its one relation is shown.',
    en: 'All of its {n} relations are shown.',
    zh: '显示其全部 {n} 项关系。',
  },
  'picture.allOfStart': {
    one: 'Its one relation is shown, and not all that is further away.',
    en: 'All of its {n} relations are shown, and not all that is further away.',
    zh: '显示其全部 {n} 项关系；更远的关系未全部显示。',
  },
  'picture.cut': {
    one: 'One entity is shown; there are more within that distance.',
    en: '{n} entities are shown; there are more within that distance.',
    zh: '显示 {n} 个实体；在此距离内还有其他实体。',
  },
  'picture.none': {
    en: 'No relation of it matches.',
    zh: '没有符合条件的关系。',
  },
  'picture.undated': {
    en: 'Whatever is not known to have held on that day is left out; undated=INCLUDE shows it.',
    zh: '未知当日是否有效的内容不显示；undated=INCLUDE 可将其显示。',
  },
  'picture.status': { en: '{words} ({status})', zh: '{words}（{status}）' },
  'picture.dataSets': {
    one: 'data set {sets}',
    en: 'data sets {sets}',
    zh: '数据集：{sets}',
  },
  'picture.asOf': { en: 'as of {day}', zh: '截至 {day}' },
  'picture.anyDay': { en: 'facts of any day', zh: '不限日期' },
  'picture.morePaths': {
    one: 'The shortest path is shown; there are more.',
    en: 'The {n} shortest paths are shown; there are more.',
    zh: '显示最短的 {n} 条路径，另有其他路径。',
  },
  'picture.readIn': { en: 'Read in: {source}', zh: '来源：{source}' },
  'picture.noSource': { en: 'no source', zh: '无来源' },
  'picture.moreTies': {
    one: 'and 1 more relation',
    en: 'and {n} more relations',
    zh: '另有 {n} 项关系',
  },
} as const satisfies Readonly<Record<string, PageText>>;
