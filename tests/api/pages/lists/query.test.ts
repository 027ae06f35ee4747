import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf, shownRelations } from '../../../../src/api/pages/lists/columns.js';
import { facetsOf } from '../../../../src/api/pages/lists/facets.js';
import {
  listPageParameters,
  listText,
  withoutNeedless,
} from '../../../../src/api/pages/lists/query.js';
import { filterName } from '../../../../src/api/pages/lists/words.js';
import { languages, sayIn } from '../../../../src/api/pages/texts/say.js';
import type { View } from '../../../../src/api/pages/view.js';
import { filtersOf } from '../../../../src/api/rest/entity/filters.js';
import { listParameters } from '../../../../src/api/rest/entity/list.js';
import { listFrom } from '../../../../src/api/rest/openapi/texts.js';
import { kinds, statedTraversalsOf } from '../../../../src/ontology/index.js';

const view = (language: (typeof languages)[number]) => ({ language, say: sayIn(language) }) as View;

test('a page of a list takes every filter of REST, and what says order, day and page', () => {
  for (const kind of kinds) {
    const taken = Object.keys(listPageParameters(kind));
    expect(taken).toEqual(expect.arrayContaining(filtersOf(kind.name).map(({ name }) => name)));
    const left = Object.keys(listParameters(kind)).filter((name) => !taken.includes(name));
    expect(left.sort()).toEqual(['include', 'matched', 'totalCount']);
  }
});

test('every filter has a name in Chinese that is no name of code, and names of a kind differ', () => {
  for (const kind of kinds)
    for (const language of languages) {
      const names = filtersOf(kind.name).map((one) => filterName(view(language), kind.name, one));
      if (language === 'zh')
        expect(names.filter((name) => !/\p{Script=Han}/u.test(name))).toEqual([]);
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    }
});

test('facets and columns of each kind are in the ontology', () => {
  for (const { name } of kinds) {
    expect(columnsOf(name).map((column) => column.heading(view('en'), '2021-09-07'))).not.toContain(
      '',
    );
    const sides = statedTraversalsOf(name).map(({ field }) => field);
    const known = new Set(columnsOf(name).flatMap((column) => column.name.split('+')));
    expect([...known].filter((one) => sides.includes(one))).toEqual(shownRelations(name));
    for (const { dimension, filter, days } of facetsOf(name))
      expect([dimension.name, Boolean(filter || days || dimension.sort === 'IN_FORCE')]).toEqual([
        dimension.name,
        true,
      ]);
  }
});

test('values of a list that hold commas, quotes or spaces come back as they were', () => {
  const value = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !/[\r\n]/.test(one));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), (values) => {
      expect(listFrom(listText(values))).toEqual(values);
    }),
  );
});

test('an address without needless parts stays as it is, and a currency goes with an order by amount alone', () => {
  const meant = (text: string) => withoutNeedless('Event', '/events', new URLSearchParams(text));
  expect(meant('q=a&sort=amount&sortCurrency=USD')).toBeUndefined();
  expect(meant('q=&sort=day&sortCurrency=USD')).toBe('/events?sort=day');
  expect(meant('q=')).toBe('/events');
});
