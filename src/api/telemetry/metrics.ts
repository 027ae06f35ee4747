import { type Channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type EndedStatement, statementBegins, statementEnds } from '../../neo4j/activity.js';
import type { Graph } from '../../neo4j/graph.js';

/** Upper bounds in seconds: from an answer out of memory to the time limit of a request. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Gauges with the names of counters, which Prometheus warns of; each has another form by type. */
const misnamed = ['handles', 'requests', 'resources'].map((what) => `nodejs_active_${what}_total`);

/** Where an answer came from: memory, a client's own copy (304), the graph, or no cache is used for it. */
export type AnswerSource = 'memory' | 'unchanged' | 'graph' | 'uncached';

/**
 * What a scrape gives, without what lanes and data sets add; see ./gauges. Every label has values that we chose: route
 * patterns, root fields, codes. No text of a client becomes one, so a client cannot make series without end.
 */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly answers: Counter<'from'>;
  readonly operations: Histogram<'operation' | 'status'>;
  readonly refused: Counter<'lane' | 'why'>;
  readonly unreadable: Counter;
  /** Counts the statements of a graph. Returns a function that stops it. */
  watch(graph: Graph): () => void;
}

/** `ofProcess` adds memory, processor time, garbage collection and event loop, which are measured from then on. */
export function newMetrics(ofProcess = false): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  for (const name of misnamed) registry.removeSingleMetric(name);
  const statements = new Histogram({
    name: 'policy_graph_neo4j_statement_duration_seconds',
    help: 'Statements of questions, by outcome: answered, cancelled (its request was over), timeout, unavailable, failed',
    labelNames: ['outcome'] as const,
    ...{ buckets: SECONDS, registers },
  });
  const streams = new Counter({
    name: 'policy_graph_neo4j_streams_total',
    help: 'Read transactions of exports that have ended, by outcome',
    labelNames: ['outcome'] as const,
    registers,
  });
  const retries = new Counter({
    name: 'policy_graph_neo4j_statement_retries_total',
    help: 'Statements sent again after an error that Neo4j calls transient',
    registers,
  });
  const connections = new Gauge({
    name: 'policy_graph_neo4j_connections_in_use',
    help: 'Statements and streams that Neo4j works on; each holds a connection',
    registers,
  });
  return {
    registry,
    requests: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Requests from their head to the end of their answer, by method, route pattern and class of status; aborted where the client left first',
      labelNames: ['method', 'route', 'status'] as const,
      ...{ buckets: SECONDS, registers },
    }),
    answers: new Counter({
      name: 'policy_graph_answers_total',
      help: 'Answers by where they came from: memory, unchanged (304), graph, uncached',
      labelNames: ['from'] as const,
      registers,
    }),
    operations: new Histogram({
      name: 'policy_graph_graphql_duration_seconds',
      help: 'Executed GraphQL requests by root field (several where there are more), or by operation of a trusted document; answers from memory are not executed',
      labelNames: ['operation', 'status'] as const,
      ...{ buckets: SECONDS, registers },
    }),
    refused: new Counter({
      name: 'policy_graph_admission_refused_total',
      help: 'Requests refused with OVERLOADED, by lane and reason',
      labelNames: ['lane', 'why'] as const,
      registers,
    }),
    unreadable: new Counter({
      name: 'policy_graph_unreadable_requests_total',
      help: 'What was no HTTP, had too large a head, or did not come in time',
      registers,
    }),
    watch({ driver }) {
      const stops = [
        listen<Pick<EndedStatement, 'driver'>>(statementBegins, (begun) => {
          if (begun.driver === driver) connections.inc();
        }),
        listen<EndedStatement>(statementEnds, (ended) => {
          if (ended.driver !== driver) return;
          connections.dec();
          const { text, outcome, ms, attempts } = ended;
          if (text === undefined) streams.inc({ outcome });
          else statements.observe({ outcome }, ms / 1_000);
          if (attempts > 1) retries.inc(attempts - 1);
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

/** Only this project's own code publishes on its channels, so the type of a message is known. */
export function listen<Message>({ name }: Channel, heard: (message: Message) => void): () => void {
  const onMessage = (message: unknown) => heard(message as Message);
  subscribe(name, onMessage);
  return () => void unsubscribe(name, onMessage);
}
