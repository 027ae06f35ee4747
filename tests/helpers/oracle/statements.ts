import {
  exhaustiveTraversalsOf,
  type FieldShape,
  fieldShapes,
  kindNamed,
  relationNamed,
  vocabularies,
} from '../../../src/ontology/index.js';
import { nameLanguage } from '../../../src/text/normalise/name-language.js';
import { spanOf } from './days.js';

type Values = Readonly<Record<string, unknown>>;

/** A data set as plain values. */
export interface GivenSet {
  readonly name: string;
  readonly precedence?: number | undefined;
  readonly publishedOn?: string | undefined;
  readonly entities: readonly { readonly kind: string; readonly value: Values & { id: string } }[];
  readonly relations: readonly {
    readonly type: string;
    readonly id: string;
    readonly value: Values & { from: string; to: string };
  }[];
}

/** What one data set says of a field. */
export interface Said {
  readonly field: string;
  readonly value: string | null;
  readonly dataSet: string;
  readonly shown: boolean;
  readonly sources: readonly string[];
}

export interface SaidDifference {
  readonly reason: 'VALUE' | 'MISSING';
  readonly field: string;
  readonly other: string | null;
  readonly rule: 'PRECEDENCE' | 'PUBLICATION' | 'NAME' | null;
  readonly statements: readonly Said[];
}

type Stated = readonly (readonly [set: GivenSet, value: Values])[];

/** What should be told of one entity or relation. */
export interface Told {
  readonly kind: string;
  readonly shown: Values;
  readonly statements: readonly Said[];
  readonly differences: readonly SaidDifference[];
}

/**
 * What several data sets say, evaluated from their files without the program: statements, shown values and
 * contradictions, by id of entity or relation. The data sets may come in any order.
 */
export function toldBy(given: readonly GivenSet[]): {
  readonly entities: ReadonlyMap<string, Told>;
  readonly relations: ReadonlyMap<string, Told & { readonly from: string; readonly to: string }>;
} {
  const sets = [...given].sort(compareSets);
  const relations = new Map(
    ids(sets, 'relations').map((id) => {
      const stated = sets.flatMap((set) => {
        const found = set.relations.find((one) => one.id === id);
        return found ? [[set, found] as const] : [];
      });
      const [, { type, value }] = stated[0] as (typeof stated)[number];
      const fields = fieldShapes(relationNamed(type).schema);
      const plain = stated.map(([set, one]) => [set, one.value] as const);
      const told = tell(type, fields, plain);
      return [id, { ...told, from: value.from, to: value.to, stated: plain }] as const;
    }),
  );
  const entities = new Map(
    ids(sets, 'entities').map((id) => {
      const stated = sets.flatMap((set) => {
        const found = set.entities.find(({ value }) => value.id === id);
        return found ? [[set, found] as const] : [];
      });
      const [, { kind }] = stated[0] as (typeof stated)[number];
      const plain = stated.map(([set, { value }]) => [set, value] as const);
      const told = tell(kind, fieldShapes(kindNamed(kind).schema), plain);
      const ofIssuers = exhaustiveTraversalsOf(kind).flatMap(({ relation, field }) => {
        const links = [...relations.values()].filter(
          (one) => one.kind === relation.name && one.to === id,
        );
        return issuerDifferences(field, links);
      });
      return [id, { ...told, differences: [...told.differences, ...ofIssuers] }] as const;
    }),
  );
  return { entities, relations };
}

function ids(sets: readonly GivenSet[], of: 'entities' | 'relations'): string[] {
  const all = sets.flatMap((set) =>
    of === 'entities' ? set.entities.map(({ value }) => value.id) : set.relations.map((r) => r.id),
  );
  return [...new Set(all)];
}

/** Negative if the values of the first are shown. */
function compareSets(a: GivenSet, b: GivenSet): number {
  if (a.precedence !== b.precedence)
    return (a.precedence ?? Infinity) < (b.precedence ?? Infinity) ? -1 : 1;
  if (a.publishedOn !== b.publishedOn)
    return (a.publishedOn ?? '') > (b.publishedOn ?? '') ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

function tell(kind: string, fields: readonly FieldShape[], stated: Stated): Told {
  const shown = shownOf(fields, stated, kind !== kind.toUpperCase());
  const statements = fields
    .filter(({ name }) => !['id', 'from', 'to', 'sources', 'unstated'].includes(name))
    .flatMap((field) => saidOf(field, stated, shown[field.name]));
  const differences = fields.filter(isOneValue).flatMap((field) => {
    const values = stating(field, stated);
    const isContradicted = values.some(([, a]) => values.some(([, b]) => excludes(field, a, b)));
    if (!isContradicted) return [];
    return [
      {
        reason: 'VALUE' as const,
        field: field.name,
        other: null,
        rule: ruleFor(field, values, shown[field.name]),
        statements: statements.filter((one) => one.field === field.name),
      },
    ];
  });
  return { kind, shown, statements, differences };
}

/** Data sets that have one issuer of a policy name all that they know of: one that they lack is a difference. */
function issuerDifferences(
  field: string,
  links: readonly (Told & { readonly from: string; readonly stated: Stated })[],
): SaidDifference[] {
  const all = new Set(links.flatMap(({ stated }) => stated.map(([set]) => set)));
  return links.flatMap(({ from, shown, stated, differences }) => {
    const own = new Map(stated);
    const statements = [...all].map((set): Said => {
      const value = own.get(set);
      const elsewhere = links.flatMap((one) => one.stated).filter(([other]) => other === set);
      return {
        field,
        value: value ? String(value.role) : null,
        dataSet: set.name,
        shown: value !== undefined && value.role === shown.role,
        sources: value ? list(value.sources) : elsewhere.flatMap(([, one]) => list(one.sources)),
      };
    });
    const missing = { reason: 'MISSING' as const, field, other: from, rule: null, statements };
    return [
      ...(own.size < all.size ? [missing] : []),
      ...differences.map((one) => ({ ...one, field: `${field}.${one.field}`, other: from })),
    ];
  });
}

function stating({ name }: FieldShape, stated: Stated): [GivenSet, unknown][] {
  return stated
    .filter(([, value]) => value[name] !== undefined && !list(value.unstated).includes(name))
    .map(([set, value]) => [set, value[name]]);
}

function shownOf(fields: readonly FieldShape[], stated: Stated, isEntity: boolean): Values {
  const shown: Record<string, unknown> = {};
  const nobody: string[] = [];
  for (const field of fields) {
    if (['unstated', 'sources', 'names'].includes(field.name)) continue;
    const own = stating(field, stated).map(([, value]) => value);
    const copied = stated.flatMap(([, value]) => value[field.name] ?? []);
    const values = own.length > 0 ? own : stated.map(([, value]) => value[field.name]);
    const present = values.filter((value) => value !== undefined);
    if (present.length === 0) continue;
    if (own.length === 0 && copied.length > 0) nobody.push(field.name);
    if (isOneValue(field))
      shown[field.name] = present.reduce((a, b) => (saysMore(field, b, a) ? b : a));
    else if (field.list && field.objectName !== 'Quantity')
      shown[field.name] = distinct(present.flatMap(list));
    else shown[field.name] = present[0];
  }
  if (!isEntity) {
    const agree = stated.filter(([, value]) =>
      fields.every((field) => !isOneValue(field) || isShown(field, value, shown)),
    );
    const from = agree.length > 0 ? agree : stated;
    return { ...shown, sources: distinct(from.flatMap(([, value]) => list(value.sources))) };
  }
  const names = fields.find(({ name }) => name === 'names');
  const further = stated.flatMap(([, value]) => list<Values>(value.names));
  const notShown = ['name', 'nameZh'].flatMap((name) => {
    const field = fields.find((one) => one.name === name);
    const values = field ? stating(field, stated).map(([, text]) => text) : [];
    return values
      .filter((text) => text !== shown.name && text !== shown.nameZh)
      .map((text) => ({ text, language: name === 'name' ? nameLanguage(String(text)) : 'ZH' }));
  });
  if (names && further.length > 0 && stating(names, stated).length === 0) nobody.push('names');
  return {
    ...shown,
    // One data set alone is shown as it is.
    names: [...further, ...(stated.length > 1 ? notShown : [])].map(
      ({ text, language }) => `${language} ${text}`,
    ),
    sources: distinct(stated.flatMap(([, value]) => list(value.sources))),
    unstated: stated.length > 1 ? nobody : list(stated[0]?.[1].unstated),
  };
}

function isShown({ name }: FieldShape, value: Values, shown: Values): boolean {
  return value[name] === undefined || text(value[name]) === text(shown[name]);
}

/** A field of which only one value can be so. Texts in somebody's own words and lists exclude nothing. */
function isOneValue({ name, type, list: isList, worded, objectName }: FieldShape): boolean {
  if (['id', 'from', 'to'].includes(name)) return false;
  return objectName === 'Amount' || (!isList && !worded && type !== 'sourceReference');
}

function saidOf(field: FieldShape, stated: Stated, shown: unknown): Said[] {
  const isAmount = field.objectName === 'Amount';
  const shownTexts = field.list && !isAmount ? list(shown).map(text) : [text(shown)];
  const own = new Map(stated);
  return stating(field, stated).flatMap(([set, value]) =>
    (field.list && !isAmount ? list(value) : [value]).map((one) => ({
      field: field.name,
      value: text(one),
      dataSet: set.name,
      shown: field.name === 'names' || shownTexts.includes(text(one)),
      sources:
        field.name === 'names' ? [(one as { source: string }).source] : list(own.get(set)?.sources),
    })),
  );
}

/** Whether a says more than b, and both can be so. */
function saysMore({ type, vocabulary }: FieldShape, a: unknown, b: unknown): boolean {
  if (type === 'date') {
    const [one, other] = [spanOf(a), spanOf(b)];
    if (!one || !other) return false;
    return a !== b && other.first <= one.first && one.last <= other.last;
  }
  const wider = (vocabularies.find(({ name }) => name === vocabulary)?.refines ?? {}) as Values;
  for (let code = wider[String(a)]; code !== undefined; code = wider[String(code)])
    if (code === b) return true;
  return false;
}

function excludes(field: FieldShape, a: unknown, b: unknown): boolean {
  return text(a) !== text(b) && !saysMore(field, a, b) && !saysMore(field, b, a);
}

/** What decides between the first data set whose value loses and the first whose value makes it lose. */
function ruleFor(
  field: FieldShape,
  values: readonly (readonly [GivenSet, unknown])[],
  shown: unknown,
): SaidDifference['rule'] {
  const loses = values.find(([, value]) => excludes(field, value, shown));
  const wins = values.find(
    ([, value]) => !excludes(field, value, shown) && loses && excludes(field, value, loses[1]),
  );
  if (!loses || !wins) throw new Error(`Nothing decides about ${field.name}.`);
  if (wins[0].precedence !== loses[0].precedence) return 'PRECEDENCE';
  return wins[0].publishedOn !== loses[0].publishedOn ? 'PUBLICATION' : 'NAME';
}

/** A value as a text; amounts in any order. */
function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).sort().join('; ');
  if (value === null || typeof value !== 'object') return String(value);
  const { text: name, value: number, currency, unit, of } = value as Values;
  if (name !== undefined) return String(name);
  return currency === undefined ? `${number} ${unit} ${of}` : `${number} ${currency}`;
}

function list<Value = string>(value: unknown): Value[] {
  return Array.isArray(value) ? value : [];
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
