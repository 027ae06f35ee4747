import { kinds, relations } from '../ontology/index.js';
import { countTypes } from './sdl/counts.js';
import { conditionInputs, fieldFilters, orderInputs, whereInputs } from './sdl/inputs.js';
import { block, described } from './sdl/text.js';
import { enums, kindTypes, listTypes, relationTypes, valueTypes } from './sdl/types.js';

/** The GraphQL types that follow from the ontology. The Query root and what is not ontology stand in query.graphql. */
export function renderSdl(): string {
  return [
    '# Derived from src/ontology: change it there and run npm run generate.\n',
    block(
      'The kinds of entities.',
      'enum KindName',
      kinds.map((kind) => described(kind.description, kind.name)),
    ),
    block(
      'The relations.',
      'enum RelationName',
      relations.map((relation) => described(relation.sentence, relation.name)),
    ),
    ...enums(),
    ...valueTypes(),
    ...kindTypes(),
    ...relationTypes(),
    ...listTypes(),
    ...fieldFilters(),
    ...whereInputs(),
    ...conditionInputs(),
    ...orderInputs(),
    ...countTypes(),
  ].join('\n');
}
