import type { LinkRecord } from '../records.js';
import { at, type Rule } from '../rule.js';

const notIssued = new Set(['DRAFT', 'CALL_FOR_INPUT']);

export const issuedDraft: Rule = {
  name: 'issued-draft',
  description: 'Drafts and calls for input are put forward, not issued.',
  check: ({ links, byId }) =>
    links
      .filter(
        ({ type, value }) =>
          type === 'ISSUED' && notIssued.has(String(byId.get(value.to)?.value.status)),
      )
      .map((link) => ({
        ...at(link, 'to'),
        message: `${link.value.to} has the status ${byId.get(link.value.to)?.value.status}, so it is not issued.`,
        expected: 'PUT_FORWARD for a draft or a call for input',
        fix: 'Write type: PUT_FORWARD, or correct the status of the policy.',
      })),
};

export const issuerRoles: Rule = {
  name: 'issuer-roles',
  description: 'A sole issuer stands alone, and no more issuers are named than the source counts.',
  check: ({ links, byId }) => {
    const issuers = new Map<string, LinkRecord[]>();
    for (const link of links.filter(({ type }) => type === 'ISSUED')) {
      issuers.set(link.value.to, [...(issuers.get(link.value.to) ?? []), link]);
    }
    return [...issuers].flatMap(([id, named]) => {
      const sole = named.find(({ value }) => value.role === 'SOLE');
      const count = byId.get(id)?.value.issuerCount;
      return [
        ...(sole && (named.length > 1 || (typeof count === 'number' && count > 1))
          ? [
              {
                ...at(sole, 'role'),
                message: `${id} has a sole issuer beside others.`,
                expected: 'SOLE for the only one; LEAD or JOINT for several',
                fix: 'Correct the role.',
              },
            ]
          : []),
        ...(typeof count === 'number' && count < named.length
          ? [
              {
                ...at(byId.get(id) as never, 'issuerCount'),
                message: `${id} names ${named.length} issuers and counts ${count}.`,
                expected: 'a count that is at least the number of those named',
                fix: 'Correct the count, or leave it out where no source states it.',
              },
            ]
          : []),
      ];
    });
  },
};
