import { parameterName } from '../../src/api/rest/entity/filters.js';
import { filteredTypes, operatorsOn } from '../../src/ontology/index.js';
import { table } from './page-parts.js';

const argumentWords = {
  VALUE: 'a value',
  LIST: 'a list',
  YES_OR_NO: '`true` or `false`',
  CURRENCY: 'a currency',
};

/** The operators of filters, by type of field, as docs/rest.md shows them. */
export function filtersTable(): string {
  const rows = filteredTypes.flatMap((type) =>
    operatorsOn(type).map((operator) => {
      const parameter = parameterName(type === 'date' ? 'fieldOn' : 'field', operator);
      return [
        type,
        `\`${operator.name}\``,
        argumentWords[operator.argument],
        parameter ? `\`${parameter}\`` : '',
        operator.description,
      ];
    }),
  );
  return table(['Type of the field', 'In GraphQL', 'Argument', 'In REST', 'Meaning'], rows);
}
