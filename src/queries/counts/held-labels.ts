import type { Text } from '../../ontology/index.js';
import type { Validity } from '../../query/as-of.js';

/** Whether a policy was in force, as people read it beside a number. */
export const heldLabels: Readonly<Record<Validity, Text>> = {
  YES: { en: 'in force', zh: '施行中' },
  NO: { en: 'not in force', zh: '未施行' },
  NOT_YET: { en: 'not yet in force', zh: '尚未施行' },
  UNKNOWN: { en: 'not known whether in force', zh: '是否施行未知' },
};
