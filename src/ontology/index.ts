export { checkOntology } from './check.js';
export { type CountedField, countedFields } from './counted.js';
export {
  dateExamples,
  dateKey,
  dateOfKey,
  datePattern,
  firstDay,
  isWithin,
  lastDay,
  PART_KEY_LENGTH,
  widerDates,
} from './dates.js';
export { type FieldShape, type FieldType, fieldShapes, sourceFieldOf } from './field-shape.js';
export {
  differingRelationsIndex,
  relationsWithSortIndex,
  type SortIndex,
  searchIndex,
  sortIndexOf,
  unknownKey,
} from './indexes.js';
export {
  currencyPattern,
  type DerivedOrder,
  type Kind,
  orderDescription,
  orderNames,
  type Shape,
} from './kind.js';
export { kindCode, kindCodes, kindNamed, kindOfId, kinds } from './kinds.js';
export { type MentionField, mentionDescription, mentionFieldOf } from './mentions.js';
export { onceEach } from './once-each.js';
export {
  type FilteredType,
  filteredTypeOf,
  filteredTypes,
  type Operator,
  type OperatorName,
  operators,
  operatorsOn,
  statedFilters,
} from './operators.js';
export {
  fieldNameOf,
  type Relation,
  relationId,
  type ValiditySource,
} from './relation.js';
export { type RelationFilter, relationFiltersOf } from './relation-filters.js';
export { readIn } from './relations/structure.js';
export { derivedRelations, relationNamed, relations, storedRelations } from './relations.js';
export { idsFrom, keepsSecondId, secondIdIn, secondIdKey } from './second-ids.js';
export type { Text } from './text.js';
export {
  exhaustiveTraversalsOf,
  statedTraversalsOf,
  type Traversal,
  traversalsOf,
} from './traversals.js';
export { vocabularies } from './vocabularies.js';
export type { Term, Vocabulary } from './vocabulary.js';
