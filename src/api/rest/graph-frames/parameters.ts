import { depths, directions, limits } from '../../../graph/neighbourhood/asked.js';
import { kindNamed, kinds, relations } from '../../../ontology/index.js';
import { filterParameters } from '../entity/filters.js';
import { asOfParameters, choice, choices, flag, texts, whole } from '../parameters.js';

const names = (all: readonly { readonly name: string }[]) =>
  all.map(({ name }) => name) as [string, ...string[]];

const around = {
  of: texts(
    'Where the picture begins: ids or exact names of any kind. Left out: at the policies that the filters let through, those issued last first.',
    'NIO',
  ),
  depth: whole(`Steps from there. Left out: ${depths.usual}.`, 1, 1, depths.most),
  relations: choices(
    names(relations),
    'Relations that count. Left out: all; from policies on, those to issuers and to whom they touch.',
    'ISSUED',
  ),
  weak: flag('False leaves out the relations that are no tie by themselves.'),
  kinds: choices(
    names(kinds),
    'Kinds that are shown beside the beginning. Left out: all.',
    'Agency',
  ),
  direction: choice(directions, 'Which way to walk. Left out: BOTH.', 'BOTH'),
  limit: whole(
    `Nodes at most. Left out: ${limits.usual}. The header X-Complete says whether that was all.`,
    limits.usual,
    1,
    limits.most,
  ),
};

/** The filters of policies, by which a picture begins that names no beginning. */
export const policyFilters = filterParameters(kindNamed('Policy').name);

/** The parameters of a picture. */
export const pictureParameters = { ...policyFilters, ...around, ...asOfParameters };
