import { dateOfKey } from '../ontology/index.js';
import type { Validity } from '../query/as-of.js';
import { checkDay, today } from '../query/dates.js';
import type { StatementBuilder } from './builder.js';
import type { Projection } from './projection.js';
import { bindDay, policyState } from './validity.js';

interface InForce {
  readonly state: Validity;
  readonly asOf: string;
  readonly reason: string;
  readonly reasonZh: string;
}

type Row = readonly [
  state: Validity,
  status: string,
  begun: string | null,
  effectiveOn: string | null,
  endedOn: string | null,
];

/**
 * Whether a policy was in force on a day, and the reason in English and Chinese. The day is `given`, or else the day of
 * the request, or else today. Throws BAD_USER_INPUT if `given` is not a full date.
 */
export function inForceOf(
  policy: string,
  given: string | null,
  context: StatementBuilder,
): Projection<InForce> {
  const asOf = given == null ? (context.asOf?.day ?? today()) : checkDay('inForce.asOf', given);
  return {
    expression: `[${policyState(policy, bindDay(asOf, context))}, ${policy}.status, coalesce(${policy}.issuedOn, ${policy}.passedOn), ${policy}.effectiveOn, ${policy}.endedOn]`,
    decode: (value) => {
      const [state, status, ...keys] = value as Row;
      const [reason, reasonZh] = reasonFor(state, status, keys.map(dateOrNull), asOf);
      return { state, asOf, reason, reasonZh };
    },
  };
}

function dateOrNull(key: string | null): string | null {
  return key === null ? null : dateOfKey(key);
}

function reasonFor(
  state: Validity,
  status: string,
  [begun = null, effectiveOn = null, endedOn = null]: readonly (string | null)[],
  day: string,
): Words {
  if (status === 'DRAFT') return ['It is a draft; nothing has been issued.', '草案，尚未发布。'];
  if (status === 'CALL_FOR_INPUT')
    return ['It is a call for input; it rules nothing.', '征集意见，不作规定。'];
  if (state === 'NO') return [`It ended on ${endedOn}.`, `已于${endedOn}失效。`];
  if (state === 'YES')
    return endedOn
      ? [
          `It took effect on ${effectiveOn} and ended on ${endedOn}.`,
          `自${effectiveOn}起施行，至${endedOn}失效。`,
        ]
      : [
          `It took effect on ${effectiveOn}, and no source says that it has ended.`,
          `自${effectiveOn}起施行，未见失效记载。`,
        ];
  if (state === 'NOT_YET')
    return effectiveOn
      ? [`It takes effect on ${effectiveOn}.`, `自${effectiveOn}起施行。`]
      : [`It was issued or passed on ${begun} only.`, `${begun}才发布或通过。`];
  return unknown(effectiveOn, endedOn, status, day);
}

type Words = readonly [en: string, zh: string];

function unknown(
  effectiveOn: string | null,
  endedOn: string | null,
  status: string,
  day: string,
): Words {
  if (status === 'ENDED' && !endedOn)
    return ['It has ended, and no source says when.', '已失效，未见失效日期记载。'];
  if (!effectiveOn) return ['No source says from which day it applies.', '未见施行日期记载。'];
  return [
    `It took effect ${effectiveOn}${endedOn ? ` and ended ${endedOn}` : ''}; the sources are not exact enough for ${day}.`,
    `自${effectiveOn}起施行${endedOn ? `，至${endedOn}失效` : ''}；日期不够精确，无法判断${day}的情况。`,
  ];
}
