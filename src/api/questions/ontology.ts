import { z } from 'zod';
import { ArgumentError } from '../../errors.js';
import { kindNamed } from '../../ontology/index.js';
import { ontologyAnswer } from '../../queries/ontology/answer.js';
import { ontologyAsData } from '../../queries/ontology/index.js';
import type { Args, Resolver } from '../graphql/resolver.js';
import { type Question, rootField } from '../question.js';
import { answers } from '../rest/representation/answers.js';
import { jsonOnly } from '../rest/representation/formats.js';
import { weights } from '../rest/weights.js';

/** All kinds, relations and codes, with their meaning. */
export const ontology: Question = {
  fields: {
    ontology: rootField({
      description:
        'The ontology as data, with labels in English and Chinese. The schema is derived from it.',
      arguments: {},
      answer: ontologyAnswer,
      cost: { base: () => 10 },
      ask: async () => ontologyAsData,
    }),
  },
  resolvers: {
    Ontology: {
      kinds: listOf(ontologyAsData.kinds, (name) => kindNamed(name).name),
      relations: listOf(ontologyAsData.relations),
      vocabularies: listOf(ontologyAsData.vocabularies),
    },
  },
  routes: (api) => {
    api.get(
      '/ontology',
      {
        config: { weight: weights.nothing },
        schema: {
          operationId: 'getOntology',
          tags: ['About'],
          summary: 'Kinds, relations and codes with their meaning, in English and Chinese.',
          querystring: z.object({}),
          response: answers('The ontology.', ontologyAnswer, jsonOnly),
        },
      },
      async () => ontologyAsData,
    );
  },
};

interface NamedEntry {
  readonly name: string;
}

/** The entries that `names` asks for, or all. `nameOf` gives the name of an entry for a code. */
function listOf(all: readonly NamedEntry[], nameOf = (code: string) => code): Resolver {
  return (_parent, args: Args) => {
    const names = args.names as readonly string[] | null | undefined;
    return named(all, names?.map(nameOf));
  };
}

/** The entries with these names, or all. Throws UNKNOWN_NAME for an unknown name. */
function named(all: readonly NamedEntry[], names: readonly string[] | undefined) {
  const known = all.map(({ name }) => name);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new ArgumentError(
      'UNKNOWN_NAME',
      'names',
      `"${unknown}" is not in the ontology. There are ${known.join(', ')}.`,
      { given: unknown, candidates: known },
    );
  }
  return names ? all.filter(({ name }) => names.includes(name)) : all;
}
