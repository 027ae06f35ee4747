import { z } from 'zod';
import { date, sourceReference, worded } from './field-types.js';
import type { Text } from './text.js';
import { factStatus } from './vocabularies/events.js';
import { countedCodes } from './vocabulary.js';

/** The fields that relations of every type have. */
const commonFields = {
  from: z.string().min(1).describe('Id of the entity that the sentence begins with.'),
  to: z.string().min(1).describe('Id of the entity that the sentence ends with.'),
  status: factStatus.schema
    .default('ACTUAL')
    .describe('Factual status: actual, planned, reported, failed and so on. Default: ACTUAL.'),
  since: date('The first day on which it held. Omitted if no source states it.').optional(),
  until: date(
    'The first day on which it no longer held. Omitted if no source states it.',
  ).optional(),
  note: worded().optional().describe('A short note on anything else worth knowing.'),
  sources: z
    .array(sourceReference)
    .min(1)
    .describe('Where this was read: the source and the place in it.'),
};

/**
 * Tells several validity intervals of one tie apart, as of a stake that has grown: part of the id, and left out where the tie
 * has one.
 */
const interval = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and hyphens, such as 2019-03')
  .optional()
  .describe(
    'What tells this validity interval apart where one tie has several, such as the day on which it begins. Omitted where it has one.',
  );

const settledCodes = countedCodes(factStatus);

/** The status of a relation that is or was so, whatever becomes of its policy. `more` is said of it besides. */
function settledStatus(more: string) {
  return factStatus.schema
    .extract(settledCodes)
    .default('ACTUAL')
    .meta({
      vocabulary: factStatus.name,
      description: `Factual status: ${settledCodes.join(', ')}.${more} Default: ACTUAL.`,
    });
}

/** The field `status` where it is not that of all relations. Whether a policy is a draft is the policy's own status. */
const ofPolicy = settledStatus(' A policy that is not issued yet has a status of its own.');
const ofClassification = settledStatus('');

/**
 * Which dates say when a relation holds. SELF: its own, or else those of the event it follows from. POLICY: the legal
 * term of the policy it begins at. ISSUE: from the day its policy was issued or put forward. EVENT: from the day of
 * the event at one of its ends. ALWAYS: a classification or a citation, which has no term.
 */
export type ValiditySource = 'SELF' | 'POLICY' | 'ISSUE' | 'EVENT' | 'ALWAYS';

/** What a relation is in FollowTheMoney: a schema, and the properties of it that hold the two ends. */
export interface FollowTheMoneyLink {
  readonly schema: string;
  readonly from: string;
  readonly to: string;
}

/** The property of schema.org that says the same as a relation, and the end that has it: the other end is its value. */
export interface SchemaOrgProperty {
  readonly property: string;
  readonly of: 'FROM' | 'TO';
}

export interface Relation {
  /** Type in Neo4j. */
  readonly name: string;
  /** The relation as a sentence, ends in capitals. */
  readonly sentence: string;
  /** The label from subject to object; in camel case it is the field in GraphQL. */
  readonly label: Text;
  /** The label from object to subject. */
  readonly reverse: Text;
  /** Sentence with {from} and {to}, for reasons. */
  readonly says: Text;
  /** Null where FollowTheMoney has no schema for it: the export then writes an UnknownLink. */
  readonly followTheMoney: FollowTheMoneyLink | null;
  /** Null where schema.org has no property for it: JSON-LD then says it in the project's own words alone. */
  readonly schemaOrg: SchemaOrgProperty | null;
  readonly description: string;
  /** Pairs of kinds that it can connect. */
  readonly ends: readonly (readonly [string, string])[];
  /** Symmetric: read in both directions under one label. */
  readonly symmetric: boolean;
  /** Written by the loader from the sources of each record, so no data set states it. */
  readonly derived: boolean;
  /**
   * A data set that states one such relation of the entity at the TO end states all that its source names: an issuer
   * that it lacks is a difference from a data set that has it.
   */
  readonly exhaustiveAt: 'TO' | null;
  /** Means little by itself, such as a shared sector. Paths do not follow it unless requested. */
  readonly weak: boolean;
  readonly validitySource: ValiditySource;
  /** Fields that identify a relation, together with its type and ends. */
  readonly identity: readonly string[];
  /**
   * The end at which one entity may have very many relations of this type, as an agency for what it issued. If both
   * ends are known, Neo4j should start at the other end.
   */
  readonly hubEnd: 'FROM' | 'TO';
  /** Fields of the object by which lists of a subject's relations are sorted; see ./indexes. */
  readonly sortKeys: readonly string[];
  /** Shape of one relation, as in a data file. */
  readonly schema: z.ZodObject;
  /** Names of the fields that only this type has. */
  readonly ownFields: readonly string[];
}

interface RelationInput
  extends Partial<
      Pick<
        Relation,
        | 'symmetric'
        | 'derived'
        | 'exhaustiveAt'
        | 'weak'
        | 'validitySource'
        | 'identity'
        | 'hubEnd'
        | 'sortKeys'
      >
    >,
    Pick<
      Relation,
      | 'name'
      | 'sentence'
      | 'label'
      | 'reverse'
      | 'says'
      | 'followTheMoney'
      | 'schemaOrg'
      | 'description'
      | 'ends'
    > {
  readonly fields?: z.ZodRawShape;
}

/** Declares a relation: common fields first, then its own. */
export function relation({ fields = {}, ...rest }: RelationInput): Relation {
  const { validitySource = 'SELF' } = rest;
  const hasIntervals = validitySource === 'SELF';
  return {
    symmetric: false,
    derived: false,
    exhaustiveAt: null,
    weak: false,
    validitySource: 'SELF',
    identity: hasIntervals ? ['interval'] : [],
    hubEnd: 'TO',
    sortKeys: [],
    ...rest,
    schema: z.strictObject<z.ZodRawShape>({
      ...commonFields,
      ...statusOf(validitySource),
      ...(hasIntervals ? { interval } : {}),
      ...fields,
    }),
    ownFields: Object.keys(fields),
  };
}

function statusOf(validitySource: ValiditySource): z.ZodRawShape {
  if (validitySource === 'SELF' || validitySource === 'EVENT') return {};
  return { status: validitySource === 'ALWAYS' ? ofClassification : ofPolicy };
}

/** Name of the GraphQL field for a label: `issued by` → `issuedBy`. */
export function fieldNameOf(label: string): string {
  return label.replace(/[^A-Za-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The id of a relation is its content, so that stating it twice has no effect. */
export function relationId(type: Relation, value: Readonly<Record<string, unknown>>): string {
  const ends = [String(value.from), String(value.to)];
  if (type.symmetric) ends.sort();
  const identity = type.identity.map((field) => value[field]).filter((part) => part !== undefined);
  return [`${type.name.toLowerCase()}:${ends.join('>')}`, ...identity].join(';');
}
