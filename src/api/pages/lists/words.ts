import {
  countedFields,
  fieldShapes,
  filteredTypeOf,
  kindNamed,
  type Operator,
  operatorsOn,
  relationFiltersOf,
  vocabularies,
} from '../../../ontology/index.js';
import { parameterName, type RestFilter } from '../../rest/entity/filters.js';
import { capitalised, fieldInWords, labelOf } from '../parts/words.js';
import { isTextKey, type TextKey } from '../texts/say.js';
import type { View } from '../view.js';

/** The operator that a filter on a field stands for. */
export function operatorOf(kind: string, { name, field }: RestFilter): Operator | undefined {
  const shape = fieldShapes(kindNamed(kind).schema).find((one) => one.name === field);
  const type = shape && filteredTypeOf(shape);
  if (!type) return undefined;
  return operatorsOn(type).find((one) => parameterName(shape.name, one) === name);
}

/** The name of a field in the language of the page. */
export function fieldName({ say }: View, field: string): string {
  const key = `field.${field}`;
  return isTextKey(key) ? say(key) : fieldInWords({ name: field });
}

/** The name of a filter in the language of the page: `Issued, from`, `Issued by`. */
export function filterName(view: View, kind: string, filter: RestFilter): string {
  const { say, language } = view;
  const key = `filter.${filter.name}`;
  if (isTextKey(key)) return say(key);
  const relation = relationFiltersOf(kind).find(({ field }) => field === filter.name);
  if (relation) {
    const [first] = relation.relations;
    const label = relation.direction === 'IN' ? first?.reverse : first?.label;
    return capitalised(label?.[language] ?? filter.name);
  }
  if (!filter.field) return filter.name;
  const field = fieldName(view, filter.field);
  const operator = operatorOf(kind, filter);
  const words = operator && operatorWords(operator);
  return words ? say(words, { field }) : field;
}

function operatorWords({ name, on }: Operator): TextKey | undefined {
  const isDate = on === 'date';
  if (name === 'from') return isDate ? 'filter.from' : 'filter.least';
  if (name === 'to') return isDate ? 'filter.to' : 'filter.most';
  if (name === 'known') return 'filter.known';
  return name === 'currency' ? 'filter.currency' : undefined;
}

/** A value of a filter in words: a code by its label, yes or no, a text as it is. */
export function valueInWords(view: View, kind: string, filter: RestFilter, value: unknown): string {
  const { say, language } = view;
  if (typeof value === 'boolean') return say(value ? 'lists.yes' : 'lists.no');
  const text = String(value);
  return labelOf(vocabularyOf(kind, filter), text, language) ?? text;
}

/** The vocabulary of the codes of a filter. */
export function vocabularyOf(kind: string, { name, field }: RestFilter): string | undefined {
  const counted = countedFields.find(({ argument }) => argument === name);
  if (counted) return counted.vocabulary;
  return fieldShapes(kindNamed(kind).schema).find((one) => one.name === field)?.vocabulary;
}

/** The codes of a filter with their labels, in the order of the vocabulary. Undefined if it takes no codes. */
export function codesOf(
  view: View,
  kind: string,
  filter: RestFilter,
): readonly (readonly [code: string, label: string])[] | undefined {
  const name = vocabularyOf(kind, filter);
  const found = vocabularies.find((one) => one.name === name);
  if (!found) return undefined;
  const allowed = fieldShapes(kindNamed(kind).schema).find((one) => one.name === filter.field);
  return Object.entries(found.terms)
    .filter(([code]) => allowed?.codes?.includes(code) ?? true)
    .map(([code, { label }]) => [code, label[view.language]]);
}

/** The name of an order of a list. */
export function orderName(view: View, order: string): string {
  const key = `order.${order}`;
  return isTextKey(key) ? view.say(key) : fieldName(view, order);
}
