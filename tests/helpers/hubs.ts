import type { Dataset, Entity, Link } from '../../src/dataset/dataset.js';
import { load } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { kindNamed, relationId, relationNamed } from '../../src/ontology/index.js';
import { generatedDataset } from './generated.js';
import { emptyGraph } from './graph.js';
import { type Facts, factsOf } from './oracle/facts.js';
import { randomFrom } from './random.js';

const hub = 10_000;

/** A small generated graph, and round it two agencies that issue ten thousand policies together, which touch its companies. */
export async function graphWithHubs(
  seed: number,
): Promise<{ graph: Graph; facts: Facts; small: Facts }> {
  const base = generatedDataset({ seed, each: 10, links: 24 });
  const graph = await emptyGraph();
  await load(graph, base);
  const { entities, relations } = around(seed);
  await graph.driver.executeQuery(
    'UNWIND $rows AS row CREATE (n:Policy) SET n = row',
    { rows: entities.map(({ value }) => value) },
    { database: graph.database },
  );
  for (const type of ['ISSUED', 'AFFECTS'])
    for (const [from, to] of [
      ['Agency', 'Policy'],
      ['Policy', 'Company'],
    ] as const)
      await graph.driver.executeQuery(
        `UNWIND $rows AS row MATCH (a:${from} {id: row.from}) MATCH (b:${to} {id: row.to}) CREATE (a)-[r:${type}]->(b) SET r = row.own`,
        { rows: relations.filter((one) => one.type === type).map(rowOf) },
        { database: graph.database },
      );
  const whole = {
    ...base,
    entities: [...base.entities, ...entities],
    // What was generated may say the same already; the later is the one in the graph.
    relations: [...base.relations, ...relations],
  } satisfies Dataset;
  return { graph, facts: factsOf(whole), small: factsOf(base) };
}

function rowOf({ id, value }: Link) {
  const { from, to, ...own } = value;
  return { from, to, own: { ...own, id } };
}

function around(seed: number): { entities: Entity[]; relations: Link[] } {
  const random = randomFrom(seed);
  const entities = Array.from({ length: hub }, (_, at): Entity => {
    const value = {
      id: `policy:h${at}`,
      name: `Hub ${at}`,
      type: 'NOTICE',
      status: 'ISSUED',
      issuedOn: random.oneOf(['2021-01-01', '2021-08', '2021-09-02']),
      ...(random.chance(0.5) && { effectiveOn: random.oneOf(['2021-02-01', '2021-08-31']) }),
      sources: ['source:g0'],
    };
    return {
      kind: 'Policy',
      value: kindNamed('Policy').schema.parse(value) as Entity['value'],
      file: '',
      line: 1,
    };
  });
  const link = (type: string, given: Record<string, unknown>): Link => {
    const relation = relationNamed(type);
    const value = relation.schema.parse({ ...given, sources: ['source:g0'] }) as Link['value'];
    return { type, id: relationId(relation, value), value, file: '', line: 1 };
  };
  const relations = entities.flatMap(({ value: { id } }) => [
    ...['agency:g0', 'agency:g1'].map((from) => link('ISSUED', { from, to: id, role: 'JOINT' })),
    ...(random.chance(0.3)
      ? [
          link('AFFECTS', {
            from: id,
            to: `company:g${random.below(6)}`,
            basis: 'TEXT',
            direction: 'BENEFIT',
            certainty: 'STATED',
          }),
        ]
      : []),
  ]);
  return { entities, relations };
}
