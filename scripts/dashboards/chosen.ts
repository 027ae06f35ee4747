import { from, to, variable } from './infinity.js';

/** Which policies a panel is about, as the variables on top say. */
export const who = { issuedBy: variable('agency'), affectingSector: variable('sector') };
export const chosen = { ...who, asOf: variable('day') };
export const issued = { issuedFrom: from, issuedTo: to };
export const period = { period: variable('period'), from, to };

/** The page of an entity, in the browser of whoever reads the dashboard. */
export const link = (id: string) => [
  { title: 'Open', targetBlank: true, url: `\${service:raw}/entities/\${__data.fields.${id}}` },
];
export const hidden = ['custom.hidden', true] as const;
