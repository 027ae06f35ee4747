import type { Dataset } from '../../src/dataset/dataset.js';
import { datasetWith } from './small-data-set.js';

/**
 * The edition of a data set: each names all policies anew, dates them in a year of its own, and has one policy more. So
 * whatever is read of it, a name, a year or a count, tells the edition.
 */
export function edition(n: number, policies: number): Dataset {
  // Many sources, because writing thousands of relations to a single one takes long.
  const sources = Array.from({ length: Math.ceil((policies + n) / 40) }, (_, at) => ({
    id: `source:s${at}`,
    name: `Source ${at}`,
    type: 'ARTICLE',
    publisher: 'Somebody',
  }));
  const agency = { id: 'agency:a', name: 'Agency', type: 'MINISTRY', level: 'CENTRAL' };
  const named = Array.from({ length: policies + n }, (_, at) => ({
    id: `policy:p${at}`,
    name: `Policy ${at} of edition ${n}`,
    type: 'ACTION_PLAN',
    status: 'ISSUED',
    issuedOn: `${2000 + n}-01-01`,
    sources: [`source:s${Math.floor(at / 40)}`],
  }));
  const issued = named.map(({ id }) => ({
    type: 'ISSUED',
    value: { from: agency.id, to: id, role: 'SOLE', note: `Edition ${n}` },
  }));
  const dataset = datasetWith([agency, ...sources, ...named], issued);
  return { ...dataset, meta: { ...dataset.meta, version: `${n}.0.0` } };
}

/** The editions that a text mentions, by the names of policies and by the version of the data set. */
export function editionsIn(text: string): number[] {
  const found = [/edition (\d+)/gi, /"version":"(\d+)\.0\.0"/g];
  return found.flatMap((pattern) => [...text.matchAll(pattern)].map(([, n]) => Number(n)));
}
