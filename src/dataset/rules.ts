import type { Rule } from './rule.js';
import { controlCharacter } from './rules/control-character.js';
import { danglingReference } from './rules/dangling-reference.js';
import { duplicateId } from './rules/duplicate-id.js';
import { selfRelation, wrongKindAtEnd } from './rules/ends.js';
import { knownCurrency, orphanProvision, statedByText } from './rules/facts.js';
import { idOfKind } from './rules/id-of-kind.js';
import { issuedDraft, issuerRoles } from './rules/issuers.js';
import { orderOfDates } from './rules/order-of-dates.js';
import { knownPublisher } from './rules/publisher.js';
import { sharedName } from './rules/shared-name.js';
import { trees } from './rules/trees.js';
import { unstatedFields } from './rules/unstated-fields.js';

/** The rules for every data set, beyond the shape of its entries. */
export const rules: readonly Rule[] = [
  duplicateId,
  idOfKind,
  danglingReference,
  wrongKindAtEnd,
  selfRelation,
  orderOfDates,
  sharedName,
  trees,
  issuedDraft,
  issuerRoles,
  knownCurrency,
  orphanProvision,
  statedByText,
  unstatedFields,
  knownPublisher,
  controlCharacter,
];
