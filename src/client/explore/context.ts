import type { ExploreKey, ExplorerData, KindLook } from '../../api/pages/explore/data.js';

/** The words and looks that the page has given its script. */
export interface Context {
  readonly data: ExplorerData;
  say(key: ExploreKey, values?: Readonly<Record<string, string | number>>): string;
  kind(name: string): KindLook;
  relationLabel(name: string, direction: 'OUT' | 'IN' | 'BOTH'): string;
  number(value: number): string;
  profile(id: string): string;
}

const unknownKind: KindLook = {
  ...{ name: '', label: '', fill: '#cccccc', border: '#888888', ink: '#000000' },
};

export function contextOf(data: ExplorerData): Context {
  const kinds = new Map(data.kinds.map((one) => [one.name, one]));
  const labels = new Map(data.relations.map((one) => [one.name, one]));
  const locale = data.language === 'zh' ? 'zh-CN' : 'en-GB';
  const number = (value: number) => value.toLocaleString(locale);
  const lang = new URLSearchParams(location.search).get('lang');
  return {
    data,
    number,
    say(key, values = {}) {
      const { text, one } = data.texts[key];
      return (values.n === 1 && one ? one : text).replace(/\{(\w+)\}/g, (_, word: string) => {
        const value = values[word] ?? '';
        return typeof value === 'number' ? number(value) : value;
      });
    },
    kind: (name) => kinds.get(name) ?? unknownKind,
    relationLabel: (name, direction) => {
      const label = labels.get(name);
      return (direction === 'IN' ? label?.reverse : label?.label) ?? name;
    },
    profile: (id) => `/entities/${encodeURIComponent(id)}${lang ? `?lang=${lang}` : ''}`,
  };
}
