import type { PictureNode, Shown, ShownTie } from '../../../src/api/pages/explore/picture.js';

export function node(id: string, more: Partial<PictureNode> = {}): PictureNode {
  const kind = { agency: 'Agency', policy: 'Policy' }[id.split(':')[0] ?? ''] ?? 'Company';
  return { id, kind, name: id, otherName: null, summary: null, day: null, open: [], ...more };
}

export function tie(from: string, to: string, more: Partial<ShownTie> = {}): ShownTie {
  return {
    ...{ id: `issued:${from}>${to}`, from, to, relation: 'ISSUED', label: 'issued' },
    ...{ weak: false, symmetric: false, status: 'ACTUAL', since: null, until: null },
    ...{ sentence: `${from} issued ${to}`, sources: [], undated: false, ...more },
  };
}

/** Texts that break writers of files. */
export const hostile = [
  '"quoted", with a comma',
  '<script>alert(1)</script> & more',
  'two\r\nlines',
  '\u202ertl\u202c 政策 \u{1f600}',
  "=SUM(1)'",
  'x'.repeat(2_000),
];

export const shown: Shown = {
  nodes: [
    ...hostile.map((name, at) => node(`policy:p${at}`, { name, summary: name, day: '2021-08' })),
    node('agency:a'),
    node('company:alone', { name: 'Alone' }),
  ],
  ties: hostile.map((sentence, at) =>
    tie('agency:a', `policy:p${at}`, {
      sentence,
      since: '2021-08-17',
      undated: at === 1,
      symmetric: at === 2,
      sources: [{ id: 'source:s', name: 's', publisher: 'p', place: sentence }],
    }),
  ),
  notHeld: 0,
};
