import type { Row } from '../row.js';
import { access } from './access.js';
import { addresses } from './addresses.js';
import { bodies } from './bodies.js';
import { connections } from './connections.js';
import { documents } from './documents.js';
import { floods } from './floods.js';
import { http } from './http.js';
import { names } from './names.js';
import { texts } from './texts.js';
import { variables } from './variables.js';

/** Every hostile request, in the order of the table. */
export const rows: readonly Row[] = [
  ...variables,
  ...floods,
  ...documents,
  ...texts,
  ...names,
  ...bodies,
  ...addresses,
  ...access,
  ...http,
  ...connections,
];
