import { first, firstIn, firstOut, type Lists, type Question, relations } from './question.js';

const plain = ['id', 'status', 'since'];
const effect = [...plain, 'direction', 'certainty'];

const kinds = {
  company: kind('Company', ['summary', 'type', 'exchangeCode'], {
    operatesIn: [['(n)-[r:OPERATES_IN]->(m)'], plain],
    supplies: [firstOut('SUPPLIES'), plain],
    suppliedBy: [firstIn('SUPPLIES'), plain],
    holdsStakeIn: [firstOut('HOLDS_STAKE_IN'), [...plain, 'percent']],
    affectedBy: [firstIn('AFFECTS'), effect],
  }),
  policy: kind(
    'Policy',
    ['summary', 'type', 'status', 'issuedOn', 'effectiveOn', 'documentNumber'],
    {
      issuedBy: [['(n)<-[r:ISSUED]-(m)'], [...plain, 'role']],
      regulates: [['(n)-[r:REGULATES]->(m)'], plain],
      affects: [['(n)-[r:AFFECTS]->(m)'], effect],
      implements: [['(n)-[r:IMPLEMENTS]->(m)'], plain],
      sets: [['(n)-[r:SETS]->(m)'], plain],
    },
  ),
};

/** W1: /entity?id= */
export const entity: Question = (parameters) => {
  const id = parameters.get('id') ?? '';
  const { statement, answer } = id.startsWith('policy:') ? kinds.policy : kinds.company;
  return { statement, answer, parameters: { id } };
};

type Sorts = Readonly<
  Record<
    string,
    readonly [from: readonly [pattern: string, order?: string], names: readonly string[]]
  >
>;

/** The statement for a kind and the way back from its one row, whose columns are read by their place. */
function kind(label: string, fields: readonly string[], sorts: Sorts) {
  const own = ['id', 'name', 'nameZh', ...fields];
  const names = ['text', 'language', 'kind'];
  const columns = [
    ...own.map((name) => `n.${name}`),
    ...names.map((name) => `n.names_${name}`),
    "COLLECT { UNWIND n.sources AS ref MATCH (s:Source {id: split(ref, '#')[0]}) RETURN [s.id, s.name, split(ref, '#')[1]] }",
    ...Object.values(sorts).map(([[pattern, order], of]) => first(pattern, of, order)),
  ];
  const statement = `MATCH (n:${label} {id: $id}) RETURN ${columns.join(', ')}`;
  const answer: ReturnType<Question>['answer'] = ([row]) => {
    if (!row) return null;
    const entity: Record<string, unknown> = {};
    let at = 0;
    for (const name of own) entity[name] = row.get(at++);
    const [texts, languages, sorted] = names.map(() => (row.get(at++) ?? []) as unknown[]);
    entity.names = texts?.map((text, place) => ({
      text,
      language: languages?.[place],
      kind: sorted?.[place],
    }));
    entity.sources = (row.get(at++) as Lists).map(([id, name, place]) => ({
      place,
      source: { id, name },
    }));
    for (const [field, [, of]] of Object.entries(sorts))
      entity[field] = relations(of, row.get(at++));
    return entity;
  };
  return { statement, answer };
}
