import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  readAmount,
  readQuantity,
  readValue,
} from '../../../../src/interchange/import/read/values.js';
import { fieldShapes, relationNamed } from '../../../../src/ontology/index.js';
import { head, inputFolder, runImport } from '../../../helpers/imports.js';

describe('An amount', () => {
  const amount = (text: string, cell = {}, currency?: string) => {
    const read = readAmount(text, cell, currency);
    if ('fault' in read) return read.fault;
    if (!('value' in read)) return 'a doubt';
    const { value, currency: code } = read.value as { value: number; currency: string };
    return `${value} ${code}`;
  };
  const millions = { scale: 'million' as const };

  it.each([
    ['$1,740 ', millions, 'USD', '1740000000 USD'],
    ['58.2亿元', millions, 'USD', '5820000000 CNY'],
    ['USD 125 million', millions, 'USD', '125000000 USD'],
    ['RMB 58.2bn', {}, undefined, '58200000000 CNY'],
    ['5.82E+09', {}, 'CNY', '5820000000 CNY'],
    ['人民币6,000万元', {}, undefined, '60000000 CNY'],
    ['１，７４０万元', {}, undefined, '17400000 CNY'],
    ['12億元', {}, undefined, '1200000000 CNY'],
    ['1.2亿美元', {}, 'CNY', '120000000 USD'],
    ['HK$3.5bn', {}, 'USD', '3500000000 HKD'],
    ['$3.5bn', {}, 'HKD', '3500000000 HKD'],
    ['¥500', {}, 'JPY', '500 JPY'],
    ['1.740,5 Mio. EUR', { decimal: 'comma' as const }, undefined, '1740500000 EUR'],
    ['125 USD million', {}, undefined, '125000000 USD'],
    ['3.2', { scale: '亿' as const }, '人民币', '320000000 CNY'],
    ['3.2', { scale: 1e6 }, 'USD', '3200000 USD'],
    ['0.1 million', {}, 'USD', '100000 USD'],
    ['1 740 000', {}, 'USD', '1740000 USD'],
    ['5 RMB yuan', {}, 'USD', '5 CNY'],
  ])('written %s with %o and %s is %s', (text, cell, currency, expected) => {
    expect(amount(text, cell, currency)).toBe(expected);
  });

  it.each([
    ['55%', 'USD', 'is a percentage and no amount of money'],
    ['$1,740', undefined, '"$" can be USD, HKD'],
    ['¥5m', 'USD', '"¥" is not USD, which the mapping says, and can be CNY, JPY'],
    ['1,740', undefined, 'it has no currency. In the mapping, say currency'],
    ['5-10 million', 'USD', 'is not an amount. Allowed are'],
    ['about 5m', 'USD', '"about" is neither a currency nor'],
    ['5 MW', 'USD', '"MW" is neither a currency nor'],
    ['1,74', 'USD', 'is not an amount'],
    ['10 20', 'USD', 'is not an amount'],
    ['1 74', 'USD', 'is not an amount'],
    ['EUR 5 USD', undefined, 'EUR and USD are two currencies'],
    ['-5', 'USD', 'is below 0'],
    ['5', 'Taler', 'currency: "Taler" is no currency that is known'],
  ])('written %s with %s is refused: %s', (text, currency, why) => {
    expect(amount(text, {}, currency)).toContain(why);
  });
});

describe('A quantity', () => {
  it.each([
    ['30 GWh', undefined, { value: 30, unit: 'GWh' }],
    ['30 GWh', 'gwh', { value: 30, unit: 'gwh' }],
    ['1.2万辆', undefined, { value: 12000, unit: '辆' }],
    ['5 billion kWh', undefined, { value: 5e9, unit: 'kWh' }],
    ['3 m', undefined, { value: 3, unit: 'm' }],
    ['3 km²', undefined, { value: 3, unit: 'km²' }],
    ['5 million t CO2', undefined, { value: 5e6, unit: 't CO2' }],
    ['３０ GWh', 'GWh', { value: 30, unit: 'GWh' }],
    ['49%', 'percent', { value: 49, unit: 'percent' }],
  ])('written %s with the unit %s is understood', (text, unit, value) => {
    expect(readQuantity(text, {}, unit)).toEqual({ value });
  });

  it('in another unit than the mapping says is refused', () => {
    expect(readQuantity('30 MW', {}, 'GWh')).toEqual({
      fault:
        'quantity: "30 MW" is in MW, and the mapping says GWh. Correct the cell, or take unit out of the mapping',
    });
  });
});

describe('A share', () => {
  const [percent] = fieldShapes(relationNamed('HOLDS_STAKE_IN').schema).filter(
    ({ name }) => name === 'percent',
  );
  it.each([
    ['49%', {}, 49],
    ['49 percent', {}, 49],
    ['0.49', { scale: 100 }, 49],
    ['0.07', { scale: 100 }, 7],
    ['49%', { scale: 100 }, 49],
  ])('written %s with %o is %d percent', (text, cell, value) => {
    expect(readValue(percent as never, text, cell)).toEqual({ value });
  });

  it('is no sum of money', () => {
    expect(readValue(percent as never, '$49', {})).toEqual({
      fault: 'percent: "$49" is not a number',
    });
  });
});

describe('A table of deals', () => {
  it('has names made of its columns, and amounts in full in the currency that each says', async () => {
    const folder = await inputFolder({
      'deals.csv': [
        'Investor,Target,Year,Month,Amount,Currency,Status',
        'Alpha Motors,Lithos Mining,2021,8,"$1,740 ",US$,done',
        'Bravo Cells,Kobalt AG,2021,9,58.2亿元,,planned',
        'Alpha Motors,Lithos Mining,2022,1,USD 125 million,,done',
        'Delta Fund,Bravo Cells,2022,2,55%,US$,done',
        'Echo,Foxtrot,,,,US$,done',
        'Golf,Hotel,2022,3,5,,done',
      ].join('\n'),
      'mapping.yaml': `${head}tables:
  deals:
    things:
      deal:
        kind: Event
        name: {text: '{Investor} buys {Target}, {Year}'}
        fields:
          type: {value: ACQUISITION}
          status: {column: Status, codes: {done: ACTUAL, planned: PLANNED}}
          date: {year: Year, month: Month}
        lists: {amounts: [{value: {column: Amount, scale: million}, currency: Currency}]}
`,
    });
    const flags = { mapping: join(folder, 'mapping.yaml'), against: ['none'] };
    const ran = await runImport(folder, ['deals.csv'], flags);
    expect((await ran.report()).map(({ outcome }) => outcome)).toEqual([
      'taken',
      'taken',
      'taken',
      'refused',
      'taken',
      'refused',
    ]);
    const events = await ran.text('events/events.yaml');
    expect(events.match(/(name|date|value|currency): .*/g)).toEqual([
      'name: Alpha Motors buys Lithos Mining, 2021',
      'date: 2021-08',
      'value: 1740000000',
      'currency: USD',
      'name: Alpha Motors buys Lithos Mining, 2022',
      'date: 2022-01',
      'value: 125000000',
      'currency: USD',
      'name: Bravo Cells buys Kobalt AG, 2021',
      'date: 2021-09',
      'value: 5820000000',
      'currency: CNY',
      'name: Echo buys Foxtrot',
    ]);
  });
});
