import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { type Language, languages, type Say, sayIn } from './texts/say.js';

/** Values of query parameters. Undefined, null and empty ones are left out; a list gives the parameter several times. */
export type LinkParameters = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

/** What every part of a page needs to know of its request: the language, and how to link to other pages. */
export interface View {
  readonly language: Language;
  readonly say: Say;
  /** The address of the page without its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The address of a page, with the language if the address of this page names it. */
  link(path: string, parameters?: LinkParameters): string;
  /** The address of this page with other values of some parameters. */
  linkHere(parameters: LinkParameters): string;
  /** The English or the Chinese of two names, whichever the page is in. English where no Chinese is known. */
  name(of: { readonly name: string; readonly nameZh?: string | null }): string;
}

export function viewOf(request: FastifyRequest): View {
  const [path = '', search = ''] = request.url.split('?');
  const query = new URLSearchParams(search);
  const language = languageOf(request);
  const named = query.has('lang') ? language : undefined;
  const link = (to: string, parameters: LinkParameters = {}) =>
    addressOf(to, Object.entries({ ...parameters, lang: parameters.lang ?? named }));
  return {
    language,
    say: sayIn(language),
    path,
    query,
    link,
    linkHere: (parameters) => {
      const kept = [...query].filter(([name]) => !Object.hasOwn(parameters, name));
      return addressOf(path, [...kept, ...Object.entries(parameters)]);
    },
    name: ({ name, nameZh }) => (language === 'zh' ? (nameZh ?? name) : name),
  };
}

/** The language of a page: the parameter `lang`, else the best match of the header Accept-Language, else English. */
export function languageOf({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): Language {
  const named = new URLSearchParams(url.split('?')[1]).get('lang');
  const chosen = languages.find((one) => one === named);
  if (chosen) return chosen;
  const given = headers['accept-language'];
  const [best] = new Negotiator({ headers: { 'accept-language': given } }).languages([
    ...languages,
    ...regions,
  ]);
  return languages.find((one) => best?.startsWith(one)) ?? 'en';
}

/** A browser may send these alone: a range that names a region matches no language without one. */
const regions = ['zh-CN', 'zh-TW', 'zh-HK', 'zh-SG', 'zh-Hans', 'zh-Hant', 'en-US', 'en-GB'];

function addressOf(
  path: string,
  parameters: readonly (readonly [string, LinkParameters[string]])[],
): string {
  const query = new URLSearchParams(
    parameters.flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value])
        .filter((one) => one !== undefined && one !== null && one !== '')
        .map((one) => [name, String(one)]),
    ),
  );
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The address of the profile of an entity, to be completed by `View.link`. */
export function profilePath(id: string): string {
  return `/entities/${encodeURIComponent(id)}`;
}
