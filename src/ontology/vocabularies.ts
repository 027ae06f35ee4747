import * as agencies from './vocabularies/agencies.js';
import * as effects from './vocabularies/effects.js';
import * as events from './vocabularies/events.js';
import * as names from './vocabularies/names.js';
import { partyRole } from './vocabularies/party-role.js';
import * as policies from './vocabularies/policies.js';
import * as sources from './vocabularies/sources.js';
import type { Vocabulary } from './vocabulary.js';

/** Every vocabulary of the ontology, in the order of the reference page. */
export const vocabularies: readonly Vocabulary[] = [
  policies.policyType,
  policies.policyStatus,
  policies.provisionType,
  policies.issuerRole,
  effects.basis,
  effects.effectDirection,
  effects.certainty,
  agencies.agencyType,
  agencies.agencyLevel,
  agencies.successionExtent,
  agencies.companyType,
  agencies.placeLevel,
  agencies.precision,
  events.eventType,
  events.factStatus,
  events.amountMeaning,
  partyRole,
  names.language,
  names.nameKind,
  sources.sourceType,
  sources.sourceSection,
];
