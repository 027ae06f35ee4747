import type { FastifyReply } from 'fastify';
import type { CoveredDataSet } from '../../../queries/answer.js';

/**
 * Maximum number of data sets in the header Coverage. Each takes up to a hundred characters, and proxies refuse
 * responses with more than 8 kB of headers.
 */
export const MAX_IN_HEADER = 40;

/**
 * Adds the headers of an answer that has no place for its coverage, such as a table: Coverage names the data sets with
 * their days, Link leads to their description.
 */
export function addCoverage(reply: FastifyReply, coverage: readonly CoveredDataSet[]): void {
  addLink(reply, '</v1/data-sets>; rel="describedby"');
  reply.header('coverage', coverageText(coverage));
}

/**
 * The data sets as a list of structured fields (RFC 9651), such as `"brief";from="2021-08-02";to="2021-08-30"`. If they
 * do not fit into a header, their number is given instead.
 */
export function coverageText(coverage: readonly CoveredDataSet[]): string {
  if (coverage.length > MAX_IN_HEADER) return String(coverage.length);
  return coverage
    .map(({ name, coversFrom, coversTo, publishedOn }) =>
      [
        `"${name}"`,
        ...(coversFrom ? [`from="${coversFrom}"`] : []),
        ...(coversTo ? [`to="${coversTo}"`] : []),
        ...(publishedOn ? [`published="${publishedOn}"`] : []),
      ].join(';'),
    )
    .join(', ');
}

/** Adds a link to the header Link (RFC 8288), which may hold several. */
export function addLink(reply: FastifyReply, link: string): void {
  const present = reply.getHeader('link');
  reply.header('link', present ? `${present}, ${link}` : link);
}
