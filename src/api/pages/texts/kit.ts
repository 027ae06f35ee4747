import type { PageText } from './page-text.js';

/** Texts of the page of the kit for Neo4j Browser. */
export const kit = {
  'kit.title': { en: 'For Neo4j Browser', zh: '用于 Neo4j Browser' },
  'kit.open': { en: 'Open Neo4j Browser', zh: '打开 Neo4j Browser' },
  'kit.byItself': {
    en: 'A Neo4j that this service has started shows guide and style by itself when you connect. In any other, type the lines in boxes into the editor of Browser, and run them.',
    zh: '由本服务启动的 Neo4j 在连接后自动显示导览和样式。在其他 Neo4j 中，请把方框里的命令输入 Browser 的编辑器并运行。',
  },
  'kit.guide': { en: 'Guide', zh: '导览' },
  'kit.guideIs': {
    en: 'A tour from who issued what to why we say so. Its questions run at a click.',
    zh: '从“谁发布了什么”到“依据何在”的导览，点击即可运行其中的查询。',
  },
  'kit.newGuide': {
    en: 'The newer Browser of the calendar versions of Neo4j reads the same tour as AsciiDoc:',
    zh: 'Neo4j 日历版本自带的新版 Browser 以 AsciiDoc 读取同一导览：',
  },
  'kit.style': { en: 'Style', zh: '样式' },
  'kit.styleIs': {
    en: 'A colour for each kind of thing, captions by short name. It replaces the style that you have; this goes back to that of Browser:',
    zh: '每类实体一种颜色，以简称为标签。它会取代您现有的样式；以下命令恢复 Browser 自带的样式：',
  },
  'kit.favourites': { en: 'Favourites', zh: '收藏的查询' },
  'kit.download': { en: 'Download all in one file', zh: '下载全部（一个文件）' },
  'kit.drag': {
    en: 'and drag it into the window of Browser: all questions appear under the star at the left. Or open one, and copy it:',
    zh: '并拖入 Browser 窗口：所有查询会出现在左侧星标下。也可以打开其中一个并复制：',
  },
  'kit.files': { en: 'Files', zh: '文件' },
  'kit.madeFrom': { en: 'which both are made from', zh: '以上两者的来源' },
  'kit.nothing': { en: 'Does nothing happen?', zh: '没有反应？' },
  'kit.allowed': {
    en: 'Browser loads from hosts alone that its server names in the setting below. localhost is one of them unless somebody took it out.',
    zh: 'Browser 只从其服务器在以下设置中列出的主机加载。除非有人删除，localhost 在列。',
  },
} as const satisfies Readonly<Record<string, PageText>>;
