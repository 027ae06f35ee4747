import { common } from './common.js';
import { explore } from './explore.js';
import { fields } from './fields.js';
import { home } from './home.js';
import { kit } from './kit.js';
import { lists } from './lists.js';
import type { PageText } from './page-text.js';
import { pictures } from './pictures.js';
import { profile } from './profile.js';

/** The languages of the pages. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Every text of the pages. A page never has a text of its own in one language alone. */
export const texts = {
  ...common,
  ...fields,
  ...home,
  ...lists,
  ...profile,
  ...explore,
  ...pictures,
  ...kit,
} satisfies Readonly<Record<string, PageText>>;
export type TextKey = keyof typeof texts;

type Values = Readonly<Record<string, string | number>>;

/** Returns a text in the language of a page. Throws a TypeError if a value for a word in braces is missing. */
export type Say = (key: TextKey, values?: Values) => string;

/** The texts in one language. */
export function sayIn(language: Language): Say {
  return (key, values = {}) => {
    const text: PageText = texts[key];
    const chosen = language === 'en' && values.n === 1 && text.one ? text.one : text[language];
    return chosen.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new TypeError(`${key} needs a value for {${name}}.`);
      return typeof value === 'number' ? numberIn(language, value) : value;
    });
  };
}

/** The locale by which numbers of a language are written. */
export function localeOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}

/** A number as people of the language write it: 1,047. */
export function numberIn(language: Language, value: number): string {
  return value.toLocaleString(localeOf(language));
}

/** Whether there is such a text, as for keys made of the name of a field. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(texts, key);
}
