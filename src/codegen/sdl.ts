import { type Kind, kindCode, kinds, relations } from '../ontology/index.js';
import { conditionInputs, fieldFilters, orderInputs, whereInputs } from './sdl/inputs.js';
import { block, described } from './sdl/text.js';
import { enums, kindTypes, listTypes, relationTypes, valueTypes } from './sdl/types.js';

/**
 * The GraphQL types that follow from the ontology. Those of questions stand in questions.graphql, and the others, with the
 * Query root, in query.graphql.
 */
export function renderSdl(): string {
  return [
    '# Derived from src/ontology: change it there and run npm run generate.\n',
    block(
      'The kinds of entities. Requests write codes in capitals; answers write names, as in __typename.',
      'enum KindName',
      [...kinds.map((kind) => described(kind.description, kindCode(kind))), ...kinds.map(kindName)],
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
  ].join('\n');
}

/** The name of a kind: what answers hold, and what requests wrote before there were codes. */
function kindName(kind: Kind): string {
  const reason = `In requests write ${kindCode(kind)}. Answers keep this name.`;
  return described(kind.description, `${kind.name} @deprecated(reason: ${JSON.stringify(reason)})`);
}
