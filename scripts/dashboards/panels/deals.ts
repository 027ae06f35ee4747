import { hidden, link } from '../chosen.js';
import { from, number, text, to } from '../infinity.js';
import { columnsInOrder, field, type Panel } from '../panel.js';

const dealTypes = 'ACQUISITION,MERGER,STAKE_PURCHASE,SHARE_SALE,LISTING,INVESTMENT,COOPERATION';
const amountIn = (currency: string) => `amounts.#(currency=="${currency}").value`;

export const deals: Panel = {
  type: 'table',
  title: 'Deals',
  description:
    'Deals, share sales and plants dated in the time range, with the one amount of each in the currencies that its source gives. Look at the status: most are not done.',
  width: 12,
  asks: [
    {
      path: '/v1/events',
      params: {
        ...{ type: dealTypes, dateFrom: from, dateTo: to, include: 'none' },
        ...{ sort: 'date', order: 'desc', first: '200' },
      },
      columns: [
        ...[text('date'), text('name', 'deal'), text('type'), text('status')],
        ...[
          number(amountIn('CNY'), 'CNY'),
          number(amountIn('USD'), 'USD'),
          number(amountIn('EUR'), 'EUR'),
        ],
        ...[text('amountMeaning', 'amount is'), text('id')],
      ],
      pages: true,
    },
  ],
  transformations: [
    columnsInOrder(['date', 'deal', 'type', 'status', 'CNY', 'USD', 'EUR', 'amount is', 'id']),
  ],
  overrides: [
    field('id', hidden),
    field('deal', ['links', link('id')], ['custom.width', 320]),
    ...['CNY', 'USD', 'EUR'].map((name) => field(name, ['unit', 'short'])),
  ],
};
