import type { Dataset } from '../../src/dataset/dataset.js';
import { datasetWith } from './small-data-set.js';

/**
 * The edition of a data set: each names all policies anew, dates them in a year of its own, and has one policy more. So
 * whatever is read of it, a name, a year or a count, tells the edition.
 */
export function edition(n: number, policies: number): Dataset {
  const agency = { id: 'agency:a', name: 'Agency', type: 'MINISTRY', level: 'CENTRAL' };
  const named = Array.from({ length: policies + n }, (_, at) => ({
    id: `policy:p${at}`,
    name: `Policy ${at} of edition ${n}`,
    type: 'ACTION_PLAN',
    status: 'ISSUED',
    issuedOn: `${2000 + n}-01-01`,
  }));
  const issued = named.map(({ id }) => ({
    type: 'ISSUED',
    value: { from: agency.id, to: id, role: 'SOLE', note: `Edition ${n}` },
  }));
  const dataset = datasetWith([agency, ...named], issued);
  return { ...dataset, meta: { ...dataset.meta, version: `${n}.0.0` } };
}

/** The editions that a text mentions, by the names of policies and by the version of the data set. */
export function editionsIn(text: string): number[] {
  const found = [/edition (\d+)/gi, /"version":"(\d+)\.0\.0"/g];
  return found.flatMap((pattern) => [...text.matchAll(pattern)].map(([, n]) => Number(n)));
}
