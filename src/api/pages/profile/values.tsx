import type { ComponentChildren } from 'preact';
import { type FieldShape, fieldShapes, kindNamed } from '../../../ontology/index.js';
import { amountsInWords, type Money } from '../parts/amount.js';
import { EntityLink, type Linked } from '../parts/entity-link.js';
import { fieldInWords, isWebAddress, labelOf } from '../parts/words.js';
import { isTextKey, numberIn } from '../texts/say.js';
import { profilePath, type View } from '../view.js';

/** The name of a field in the language of the page: its text, or else its English name in words. */
export function fieldLabel({ say }: View, field: string): string {
  const [own = '', ofRelation] = field.split('.');
  const key = `field.${own}`;
  if (ofRelation === undefined && isTextKey(key)) return say(key);
  return fieldInWords({ name: field });
}

interface FieldValue {
  readonly view: View;
  readonly field: FieldShape;
  readonly value: unknown;
  /** The entities whose ids values may be. */
  readonly named?: readonly Linked[];
}

/** A value of a field in words: the label of a code, a link for an address or an id, an amount as people write it. */
export function valueInWords({ view, field, value, named = [] }: FieldValue): ComponentChildren {
  const text = String(value);
  const label = labelOf(field.vocabulary, text, view.language);
  if (label) return label;
  // A statement has every value as text, which is shown as it is.
  if (field.objectName === 'Quantity' && typeof value === 'object')
    return quantityInWords(view, value);
  if (field.fields && typeof value === 'object')
    return field.fields.map(({ name }) => String(Object(value)[name])).join(' ');
  if (field.reference) {
    const known = named.find(({ id }) => id === text);
    if (known) return <EntityLink view={view} to={known} />;
    return <a href={view.link(profilePath(text))}>{text}</a>;
  }
  if (isWebAddress(text))
    return (
      <a href={text} rel="noopener noreferrer">
        {text}
      </a>
    );
  return <span dir="auto">{text}</span>;
}

/** A list of values, or one, with commas between them. Amounts are one amount in several currencies. */
export function valuesInWords({ view, field, value, named }: FieldValue): ComponentChildren {
  if (field.objectName === 'Amount' && Array.isArray(value))
    return amountsInWords(value as Money[], view.language);
  return [value].flat().map((one, at) => (
    <>
      {at > 0 && (view.language === 'zh' ? '；' : '; ')}
      {valueInWords({ view, field, value: one, named })}
    </>
  ));
}

function quantityInWords({ language }: View, quantity: unknown): string {
  const { value, unit, of } = quantity as { value: number; unit: string; of: string };
  const number = numberIn(language, value);
  return `${number} ${unit} (${of})`;
}

/** The amount of an event in words, with what it stands for and how sure it is where the source says so. */
export function amountOf(view: View, event: Readonly<Record<string, unknown>>) {
  const amounts = (event.amounts ?? []) as readonly Money[];
  if (amounts.length === 0) return undefined;
  const { language } = view;
  return {
    amount: amountsInWords(amounts, language),
    said: [
      labelOf('AmountMeaning', event.amountMeaning as string | null, language),
      event.amountStatus !== event.status &&
        labelOf('FactStatus', event.amountStatus as string | null, language),
    ].filter(Boolean),
  };
}

const dayFields = [
  ...['issuedOn', 'passedOn', 'decidedOn', 'publishedOn', 'date', 'reportedOn'],
  'listedOn',
] as const;

/** The first day that is known of a policy, an event or a source, and how it is known. */
export function dayOf(
  { say }: View,
  entity: Readonly<Record<string, unknown>>,
): { readonly day: string; readonly how: string } | undefined {
  const field = dayFields.find((name) => typeof entity[name] === 'string');
  if (!field) return undefined;
  const key = `day.${field}`;
  return { day: String(entity[field]), how: isTextKey(key) && field !== 'date' ? say(key) : '' };
}

/** How far something has come, such as `announced only`. */
export function statusInWords({ say, language }: View, status: unknown): string {
  const key = `done.${status}`;
  return isTextKey(key) ? say(key) : (labelOf('FactStatus', String(status), language) ?? '');
}

/** Fields that the page shows outside of the list of facts. */
const placed = new Set(['id', 'name', 'nameZh', 'names', 'summary', 'sources', 'unstated']);

/** Fields of which the page says that they are not known, because every reader looks for them. */
const expected: Readonly<Record<string, readonly string[]>> = {
  Policy: ['issuedOn', 'effectiveOn', 'documentNumber'],
  Event: ['date', 'amounts'],
  Agency: ['foundedOn'],
  Source: ['publishedOn'],
};

/** The fields of an entity in words. What a reader of its kind looks for is said to be not known where it is not. */
export function Facts({
  view,
  entity,
  named,
}: {
  view: View;
  entity: Readonly<Record<string, unknown>> & { readonly kind: string };
  named: readonly Linked[];
}) {
  const { kind } = entity;
  const shown = fieldShapes(kindNamed(kind).schema).filter(
    ({ name }) =>
      !placed.has(name) && (isKnown(entity[name]) || (expected[kind]?.includes(name) ?? false)),
  );
  return (
    <dl class="facts">
      {shown.map((field) => {
        const value = entity[field.name];
        return (
          <>
            <dt>{fieldLabel(view, field.name)}</dt>
            <dd>
              <Fact view={view} field={field} value={value} entity={entity} named={named} />
            </dd>
          </>
        );
      })}
    </dl>
  );
}

function Fact({
  view,
  field,
  value,
  entity,
  named,
}: FieldValue & { entity: Readonly<Record<string, unknown>> }) {
  if (!isKnown(value)) return <span class="quiet">{view.say('profile.unknown')}</span>;
  if (field.type === 'boolean') return <>{value ? '✓' : view.say('profile.unnamed')}</>;
  if (field.name === 'status' && entity.kind === 'Event')
    return <strong>{statusInWords(view, value)}</strong>;
  return <>{valuesInWords({ view, field, value, named })}</>;
}

function isKnown(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}
