import { monitorEventLoopDelay } from 'node:perf_hooks';
import { table } from '../../src/cli/table.js';
import { connect } from '../../src/neo4j/connect.js';
import { match } from '../../src/queries/match/index.js';
import { agencyName, companyName } from '../generate/names.js';
import { prepare } from '../generate/prepare.js';
import { Dice } from '../generate/random.js';
import { worldOf } from '../generate/world.js';

/**
 * Time of one request of 500 names on a generated graph, and how long it keeps others waiting:
 * `npm run bench:batch -- [relations]`. Three in ten relations make an entity, roughly.
 */
const NAMES = 500;
const relations = Number(process.argv[2] ?? 400_000);
const { size } = worldOf(relations);

/** How a list writes a name. */
const ways: Readonly<Record<string, (name: string) => string>> = {
  'as it is': (name) => name,
  'with a word more': (name) => `${name} Co., Ltd.`,
  'with a wrong letter': (name) => name.slice(0, 4) + name.slice(5),
  'of something else': (name) => `${name.split(' ').at(-1)} Works of Harbin`,
};

function namesWritten(write: (name: string) => string): string[] {
  return Array.from({ length: NAMES }, (_, at) => {
    const dice = new Dice(1, 'names', at);
    const { name } =
      at % 5 === 0
        ? agencyName(dice.below(size.kinds.Agency ?? 1))
        : companyName(dice.below(size.kinds.Company ?? 1), 0, size.cities);
    return write(name);
  });
}

const address = await prepare(relations, { onMessage: (line) => console.error(line) });
const graph = await connect(address);
try {
  const [[entities] = [0]] = await graph.read<[number]>('MATCH (n) RETURN toInteger(count(n))');
  console.error(`${entities} nodes`);
  const rows: (string | number)[][] = [];
  for (const [way, write] of Object.entries(ways)) {
    const queries = namesWritten(write).map((text) => ({ text, kinds: ['Agency', 'Company'] }));
    await match(graph, queries.slice(0, 20));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const started = performance.now();
    const cpu = process.cpuUsage();
    const answers = await match(graph, queries);
    const seconds = (performance.now() - started) / 1000;
    delay.disable();
    const { user } = process.cpuUsage(cpu);
    rows.push([
      way,
      Math.round(seconds * 100) / 100,
      Math.round(user / 1e4) / 100,
      Math.round(delay.max / 1e6),
      answers.filter(({ candidates }) => candidates.some((one) => one.match)).length,
      answers.filter(({ complete }) => !complete).length,
    ]);
  }
  const head = ['500 names', 's', 'processor s', 'longest wait, ms', 'certain', 'incomplete'];
  console.log(table(head, rows));
} finally {
  await graph.close();
  await address.stop();
}
