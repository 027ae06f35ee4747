import { at, type Rule } from '../rule.js';

const currencies = new Set(Intl.supportedValuesOf('currency'));

export const knownCurrency: Rule = {
  name: 'currency',
  description: 'A currency is one of ISO 4217, and an amount gives each currency once.',
  check: ({ entities }) =>
    entities.flatMap((entity) => {
      const amounts = Array.isArray(entity.value.amounts)
        ? (entity.value.amounts as { currency?: unknown }[])
        : [];
      return amounts.flatMap(({ currency }, index) => {
        const again = amounts.findIndex((other) => other.currency === currency) < index;
        if (typeof currency !== 'string' || (currencies.has(currency) && !again)) return [];
        return [
          {
            ...at(entity, 'amounts', index, 'currency'),
            message: again
              ? `${currency} is given twice.`
              : `${currency} is not a currency in use.`,
            expected: 'each ISO 4217 code once: amounts are ONE amount in several currencies',
            fix: 'Correct the code; a second amount is a second event.',
          },
        ];
      });
    }),
};

export const orphanProvision: Rule = {
  name: 'orphan-provision',
  description: 'A provision belongs to a policy.',
  check: ({ entities, links }) => {
    const set = new Set(links.filter(({ type }) => type === 'SETS').map(({ value }) => value.to));
    return entities
      .filter(({ kind, value }) => kind === 'Provision' && !set.has(value.id))
      .map((entity) => ({
        ...at(entity, 'id'),
        message: `No policy sets ${entity.value.id}.`,
        expected: 'one relation SETS that ends at it',
        fix: `Add {type: SETS, from: policy:…, to: ${entity.value.id}, sources: […]}.`,
      }));
  },
};

export const statedByText: Rule = {
  name: 'basis',
  description: 'What the text of a policy says is stated; likely and possible are judgements.',
  check: ({ links }) =>
    links
      .filter(
        ({ type, value }) =>
          type === 'AFFECTS' &&
          value.basis === 'TEXT' &&
          value.certainty !== undefined &&
          value.certainty !== 'STATED',
      )
      .map((link) => ({
        ...at(link, 'certainty'),
        message: `The basis is TEXT, the certainty ${link.value.certainty}.`,
        expected: 'certainty: STATED with basis: TEXT',
        fix: "Write basis: ANALYST if it is the authors' judgement.",
      })),
};
