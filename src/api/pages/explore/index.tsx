import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { kinds, relations } from '../../../ontology/index.js';
import { coverageOf } from '../../../queries/coverage.js';
import { checkDay } from '../../../query/dates.js';
import { weights } from '../../rest/weights.js';
import { sendPage } from '../page.js';
import { type PageModule, pageParameters } from '../routes.js';
import { viewOf } from '../view.js';
import { askerOf } from './ask.js';
import { pictureOf } from './assemble.js';
import { Explorer } from './explorer.js';
import {
  expansionPattern,
  hops,
  MAX_EXPANSIONS,
  MAX_HIDDEN,
  MAX_PINS,
  MAX_STARTS,
  pinPattern,
  stateOf,
} from './state.js';

/** Longest id or name, and longest query of a question, in characters. Twice the longest name of the graph. */
const MAX_NAME_LENGTH = 200;
const MAX_QUERY_LENGTH = 2_000;

/** Values of a repeated parameter. They are not split at commas, which names have. */
function several<Item extends z.ZodType>(item: Item, most: number, description: string) {
  const list = z.array(item).max(most);
  return z
    .preprocess((given) => (given === undefined ? given : [given].flat()), list.optional())
    .optional()
    .describe(description);
}

const name = z.string().min(1).max(MAX_NAME_LENGTH);
const id = z.string().regex(/^[a-z]+:\S+$/, 'an id such as agency:miit');

const querystring = z.object({
  ...pageParameters,
  of: several(name, MAX_STARTS, 'Entities to start from, each with its first neighbours.'),
  expand: several(
    z.string().regex(expansionPattern, 'an id, or id~RELATION~OUT, IN or BOTH, and ~number'),
    MAX_EXPANSIONS,
    'Entities whose relations are added: all, or those of one type and direction.',
  ),
  hide: several(id.max(MAX_NAME_LENGTH), MAX_HIDDEN, 'Ids of entities to leave out.'),
  relations: several(
    z.enum(relations.map((one) => one.name)),
    relations.length,
    'Relations to show. Default: all.',
  ),
  kinds: several(
    z.enum(kinds.map((one) => one.name)),
    kinds.length,
    'Kinds of entities to show. Default: all.',
  ),
  asOf: z.string().max(10).optional().describe('Only relations that held on this day.'),
  from: name.optional().describe('Where paths begin: an id or an exact name.'),
  to: name.optional().describe('Where paths end.'),
  maxHops: z.coerce.number().int().min(1).max(hops.max).optional(),
  policies: z
    .string()
    .max(MAX_QUERY_LENGTH)
    .optional()
    .describe('A query of /v1/policies-affecting, whose answer is shown.'),
  pin: several(
    z.string().regex(pinPattern, 'an id and a place, id~x~y'),
    MAX_PINS,
    'Positions of pinned entities.',
  ),
});

/** GET /explore: what lies around entities, as tables; with script also as a picture. */
export const explore: PageModule = (pages) => {
  pages.get(
    '/explore',
    { config: { isPage: true, weight: weightOfExplorer }, schema: { querystring } },
    async (request, reply) => {
      const view = viewOf(request);
      const state = stateOf(view.query);
      if (state.asOf) checkDay('asOf', state.asOf);
      const picture = await pictureOf(state, askerOf(request, view.language));
      return sendPage(request, reply, {
        title: view.say('explore.title'),
        isWide: true,
        scripts: ['explore.js'],
        coverage: await coverageOf(request.graph),
        body: <Explorer view={view} state={state} picture={picture} />,
      });
    },
  );
};

/** Starts and expansions per unit of weight: each is a small neighbourhood. */
const EXPANSIONS_PER_UNIT = 3;

/** The weight of the page by what it asks: nothing, or a neighbourhood and what it is made of. */
function weightOfExplorer({ url }: FastifyRequest): number {
  const { of, expand, from, to, policies } = stateOf(new URLSearchParams(url.split('?')[1]));
  const asked = of.length + expand.length;
  const isPath = Boolean(from && to);
  if (asked === 0 && !isPath && !policies) return weights.small;
  return (
    weights.wide +
    Math.ceil(asked / EXPANSIONS_PER_UNIT) +
    (isPath ? weights.small : weights.nothing) +
    (policies ? weights.small : weights.nothing)
  );
}
