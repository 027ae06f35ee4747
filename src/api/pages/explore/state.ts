/**
 * What the explorer shows, as its address says it. Server and browser read and write it with the same functions, so a
 * view can be sent to a colleague and the back button works.
 */

/** Relations of one entity that were expanded: all, or those of one type and direction. */
export interface Expansion {
  readonly id: string;
  /** Null: relations of all types. */
  readonly relation: string | null;
  readonly direction: 'OUT' | 'IN' | 'BOTH';
  /** Maximum number of neighbours. */
  readonly count: number;
}

export interface Pin {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface ExplorerState {
  /** Ids or exact names. Each is shown with its first neighbours. */
  readonly of: readonly string[];
  readonly expand: readonly Expansion[];
  readonly hide: readonly string[];
  /** Codes of relations and kinds that are shown. Empty: all. */
  readonly relations: readonly string[];
  readonly kinds: readonly string[];
  readonly asOf: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly maxHops: number;
  /** The query of /v1/policies-affecting whose answer is shown. */
  readonly policies: string | null;
  /** Positions of pinned entities. */
  readonly pin: readonly Pin[];
}

/** Paths that are drawn. More are not told apart on a canvas. */
export const MAX_PATHS = 5;
/** Policies of an answer that are drawn, each with what its reasons pass through. */
export const MAX_POLICIES = 50;
/** Maximum number of entities on the canvas: what stays fluid, and more than a person can survey. */
export const MAX_ENTITIES = 500;
/** Neighbours of a start. */
export const DEFAULT_NEIGHBOURS = 30;
/** Neighbours per expansion. More are offered in steps of as many. */
export const EXPANSION_STEP = 50;
export const MAX_STARTS = 10;
/** An expansion costs a query, and all of them are repeated when the address is opened. */
export const MAX_EXPANSIONS = 30;
export const MAX_HIDDEN = 100;
/** Longer lists of positions would make addresses that mail programs break. */
export const MAX_PINS = 12;
export const hops = { default: 4, max: 6 } as const;

export const emptyState: ExplorerState = {
  of: [],
  expand: [],
  hide: [],
  relations: [],
  kinds: [],
  asOf: null,
  from: null,
  to: null,
  maxHops: hops.default,
  policies: null,
  pin: [],
};

/** The state that an address says. What is malformed is left out: the server has refused it before. */
export function stateOf(query: URLSearchParams): ExplorerState {
  const all = (name: string) => query.getAll(name).filter((value) => value !== '');
  const one = (name: string) => query.get(name) || null;
  const maxHops = Number(one('maxHops') ?? hops.default);
  return {
    of: unique(all('of')).slice(0, MAX_STARTS),
    expand: all('expand').flatMap(expansionOf).slice(0, MAX_EXPANSIONS),
    hide: unique(all('hide')).slice(0, MAX_HIDDEN),
    relations: unique(all('relations')),
    kinds: unique(all('kinds')),
    asOf: one('asOf'),
    from: one('from'),
    to: one('to'),
    maxHops: isWithin(maxHops, hops.max) ? maxHops : hops.default,
    policies: one('policies'),
    pin: all('pin').flatMap(pinOf).slice(0, MAX_PINS),
  };
}

/** The parameters of an address that says the state. Defaults are left out. */
export function parametersOf(state: ExplorerState): URLSearchParams {
  const { maxHops, from, to } = state;
  const pairs: [string, string | null][] = [
    ...state.of.map((one): [string, string] => ['of', one]),
    ...state.expand.map((one): [string, string] => ['expand', expansionText(one)]),
    ...state.hide.map((one): [string, string] => ['hide', one]),
    ...state.kinds.map((one): [string, string] => ['kinds', one]),
    ...state.relations.map((one): [string, string] => ['relations', one]),
    ['asOf', state.asOf],
    ['from', from],
    ['to', to],
    ['maxHops', maxHops === hops.default ? null : String(maxHops)],
    ['policies', state.policies],
    ...state.pin.map(({ id, x, y }): [string, string] => ['pin', `${id}~${x}~${y}`]),
  ];
  return new URLSearchParams(
    pairs.filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== ''),
  );
}

/** An expansion as a parameter: `agency:miit`, or `agency:miit~ISSUED~OUT`, with `~100` for another number than usual. */
export function expansionText({ id, relation, direction, count }: Expansion): string {
  const number = count === EXPANSION_STEP ? [] : [String(count)];
  return [id, ...(relation ? [relation, direction] : []), ...number].join('~');
}

export const expansionPattern = /^[a-z]+:[^~\s]+(~[A-Z_]+~(OUT|IN|BOTH))?(~[1-9]\d{0,3})?$/;
export const pinPattern = /^[a-z]+:[^~\s]+~-?\d{1,6}~-?\d{1,6}$/;

function expansionOf(text: string): Expansion[] {
  if (!expansionPattern.test(text)) return [];
  const [id = '', ...rest] = text.split('~');
  const [relation, direction] = rest.length > 1 ? rest : [null, 'BOTH'];
  const last = rest.length % 2 === 1 ? Number(rest.at(-1)) : EXPANSION_STEP;
  const count = Math.min(last, MAX_ENTITIES);
  return [
    { id, relation: relation ?? null, direction: direction as Expansion['direction'], count },
  ];
}

function pinOf(text: string): Pin[] {
  if (!pinPattern.test(text)) return [];
  const [id = '', x, y] = text.split('~');
  return [{ id, x: Number(x), y: Number(y) }];
}

/** The state with a further expansion, or with one of the same relations that shows more. */
export function withExpansion(state: ExplorerState, added: Expansion): ExplorerState {
  const same = ({ id, relation, direction }: Expansion) =>
    id === added.id && relation === added.relation && direction === added.direction;
  return { ...state, expand: [...state.expand.filter((one) => !same(one)), added] };
}

/** The list with a value, or without it if it has it. */
export function toggled(list: readonly string[], value: string): string[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)];
}

function isWithin(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= max;
}
