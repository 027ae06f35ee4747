import { z } from 'zod';
import type { RestApi } from '../rest/module.js';
import { languages } from './texts/say.js';

export interface PageOptions {
  /** URL of the Neo4j Browser of this graph, if known. */
  readonly browserUrl?: string | undefined;
}

/** Registers the pages of one sort. The schemas of their addresses are zod. */
export type PageModule = (pages: RestApi, options: PageOptions) => void;

/** The parameters of every page. */
export const pageParameters = {
  lang: z
    .enum(languages)
    .optional()
    .describe('The language of the page. Default: by the header Accept-Language.'),
};
