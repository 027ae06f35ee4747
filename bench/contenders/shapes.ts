/** What W1 to W3 ask for, said once for all contenders: own fields, and relations with the fields of each. */
export const shapes = {
  Company: {
    own: ['id', 'name', 'nameZh', 'summary', 'type', 'exchangeCode'],
    relations: {
      operatesIn: ['id', 'status', 'since'],
      supplies: ['id', 'status', 'since'],
      suppliedBy: ['id', 'status', 'since'],
      holdsStakeIn: ['id', 'status', 'since', 'percent'],
      affectedBy: ['id', 'status', 'since', 'direction', 'certainty'],
    },
  },
  Policy: {
    own: [
      'id',
      'name',
      'nameZh',
      'summary',
      'type',
      'status',
      'issuedOn',
      'effectiveOn',
      'documentNumber',
    ],
    relations: {
      issuedBy: ['id', 'status', 'since', 'role'],
      regulates: ['id', 'status', 'since'],
      affects: ['id', 'status', 'since', 'direction', 'certainty'],
      implements: ['id', 'status', 'since'],
      sets: ['id', 'status', 'since'],
    },
  },
  /** A row of W2 and W3. */
  Row: {
    own: ['id', 'name', 'nameZh', 'type', 'status', 'issuedOn'],
    relations: {
      issuedBy: ['id', 'role'],
      regulates: ['id'],
      affects: ['id', 'direction', 'certainty'],
    },
  },
} as const satisfies Record<
  string,
  { own: readonly string[]; relations: Readonly<Record<string, readonly string[]>> }
>;

export type ShapeName = keyof typeof shapes;

/** Relations of each sort that a question asks for, the first by their ids: five sorts make twenty. */
export const relationsOfASort = 4;
/** Rows of a page. */
export const pageSize = 20;

/** The kind of an entity, from the form of its id. */
export function shapeOf(id: unknown): 'Company' | 'Policy' {
  return String(id).startsWith('policy:') ? 'Policy' : 'Company';
}
