import { hidden, link } from '../chosen.js';
import { type Asked, from, number, text, to } from '../infinity.js';
import { columnsInOrder, field, latestFirst, type Panel } from '../panel.js';

const dealTypes = 'ACQUISITION,MERGER,STAKE_PURCHASE,SHARE_SALE,LISTING,INVESTMENT,COOPERATION';
const currencies = ['CNY', 'USD', 'EUR'];
const amountIn = (currency: string) => `amounts.#(currency=="${currency}").value`;

/** A source dates an event, or says no more than under which day it lists it. */
const dated = (date: 'date' | 'listedOn', range: Readonly<Record<string, string>>): Asked => ({
  path: '/v1/events',
  params: {
    ...{ type: dealTypes, ...range, include: 'none' },
    ...{ sort: date, order: 'desc', first: '200' },
  },
  columns: [
    ...[text(date, 'date'), text('name', 'deal'), text('type'), text('status')],
    ...currencies.map((currency) => number(amountIn(currency), currency)),
    ...[text('amountMeaning', 'amount is'), text('id')],
  ],
  pages: true,
});

export const deals: Panel = {
  type: 'table',
  title: 'Deals',
  description:
    'Deals, share sales and plants of the time range, with the one amount of each in the currencies that its source gives. Look at the status: most are not done.',
  width: 12,
  asks: [
    dated('date', { dateFrom: from, dateTo: to }),
    dated('listedOn', { dateKnown: 'false', listedFrom: from, listedTo: to }),
  ],
  transformations: [
    ...latestFirst,
    columnsInOrder(['date', 'deal', 'type', 'status', ...currencies, 'amount is', 'id']),
  ],
  overrides: [
    field('id', hidden),
    field('deal', ['links', link('id')], ['custom.width', 320]),
    ...currencies.map((name) => field(name, ['unit', 'short'])),
  ],
};
