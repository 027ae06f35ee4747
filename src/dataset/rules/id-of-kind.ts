import { kindOfId } from '../../ontology/index.js';
import { at, type Rule } from '../rule.js';

export const idOfKind: Rule = {
  name: 'id-of-kind',
  description: 'An id begins with the kind of the folder that it stands in.',
  check: ({ entities }) =>
    entities
      .filter(({ kind, value }) => kindOfId(value.id) && kindOfId(value.id)?.name !== kind)
      .map((entity) => ({
        ...at(entity, 'id'),
        message: `${entity.value.id} stands among the entities of kind ${entity.kind}.`,
        expected: `an id that begins with ${entity.kind.toLowerCase()}:`,
        fix: `Move it to the folder ${kindOfId(entity.value.id)?.plural}, or correct the id.`,
      })),
};
