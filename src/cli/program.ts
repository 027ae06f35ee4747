import { Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.js';
import { formats } from '../interchange/export/formats.js';
import { encodings } from '../interchange/import/read/decode.js';
import { scopes } from '../keys/api-key.js';
import { DEFAULT_PER_MINUTE } from '../keys/stored-keys.js';
import { undatedChoices } from '../query/as-of.js';
import type { ExportArguments } from './export.js';
import type { ImportFlags } from './import.js';
import type { KeyArguments } from './keys.js';
import type { OpenedGraph } from './open-graph.js';
import { say } from './say.js';
import type { StatusFlags } from './status.js';
import { table } from './table.js';

const write = (text: string) => void process.stdout.write(text);

/**
 * The command line: each command parses, calls one function and prints. What a command needs is imported when it runs:
 * a small load takes less time than the modules of an import, a search and an export.
 */
export const program = new Command('policy-graph')
  .description('The knowledge graph of Chinese industrial policy.')
  .showHelpAfterError();

program
  .command('check')
  .argument('<folder>', 'folder of a data set')
  .description('check a data set, without a database; every problem with file and line')
  .action(async (folder: string) => {
    const { check } = await import('./check.js');
    finish(await check(folder, write));
  });

program
  .command('load')
  .argument('<folder>', 'folder of a data set')
  .description('load a data set into the graph; what it no longer states is removed')
  .option(
    '--changes',
    'the folder holds changes to a data set that is in the graph, and removed.yaml the ids to remove',
  )
  .action((folder: string, { changes }: { changes?: true }) =>
    withGraph(async (graph) => {
      const { load, loadChanges } = await import('./load.js');
      return (changes ? loadChanges : load)(folder, graph, write);
    }),
  );

program
  .command('unload')
  .argument('<name>', 'name of a data set in the graph')
  .description('take a data set out of the graph; what others state stays')
  .action((name: string) =>
    withGraph(async (graph) => {
      const { unload } = await import('./load.js');
      return unload(name, await graph(), write);
    }),
  );

program
  .command('datasets')
  .description('the data sets in the graph, the one first whose values are shown')
  .action(() =>
    withGraph(async (open) => {
      const { dataSets } = await import('../load/data-set.js');
      const { byPrecedence } = await import('../dataset/statements/precedence.js');
      const { underWay } = await import('../queries/under-way.js');
      const graph = await open();
      const found = await dataSets(graph);
      const why = underWay(graph);
      write(
        `${table(
          [
            'shown',
            'name',
            'precedence',
            'published',
            'version',
            'entities',
            'relations',
            'loaded',
          ],
          [...found]
            .sort(byPrecedence)
            .map((one, at) => [
              at + 1,
              one.name,
              one.precedence ?? '',
              one.publishedOn ?? '',
              one.version,
              one.entityCount,
              one.relationCount,
              one.loadedAt,
            ]),
        )}\n${why ? `${why.incomplete}\n` : ''}`,
      );
      return 0;
    }),
  );

program
  .command('search')
  .argument('<text>', 'a name, a few words or a question, in English or Chinese')
  .description('find entities, and say what a text may ask for')
  .action((text: string) =>
    withGraph(async (graph) => {
      const { printSearch } = await import('./search.js');
      return printSearch(await graph(), text, write);
    }),
  );

program
  .command('precedence')
  .argument('<name>', 'name of a data set in the graph')
  .argument('<number>', 'a whole number, where 1 comes first, or none')
  .description('say whose values are shown where data sets contradict each other')
  .action((name: string, number: string) =>
    withGraph(async (graph) => {
      const { setPrecedence } = await import('../load/precedence.js');
      await setPrecedence(await graph(), name, number === 'none' ? null : Number(number));
      write(`${name} has ${number === 'none' ? 'no precedence' : `the precedence ${number}`}.\n`);
      return 0;
    }),
  );

program
  .command('import')
  .argument('<input...>', 'tables (.csv, .tsv, .xlsx) or files with a JSON object a line (.ndjson)')
  .description('make a data set of tables with a mapping, of FollowTheMoney, or of an export')
  .requiredOption('--out <folder>', 'folder to write the data set, its report and its decisions to')
  .option('--mapping <file>', 'what the columns say; docs/import.md shows how')
  .option(
    '--against <folder...>',
    'look names up in these data sets, without a database; "none" takes every name for new',
  )
  .option('--decisions <file>', 'what a person has decided on names in doubt')
  .option(
    '--new-below <score>',
    'take names in doubt for new whose candidates all score less, such as 70; decisions.csv keeps the rule',
    scoreOf,
  )
  .addOption(
    new Option('--encoding <name>', 'how tables are encoded that are not UTF-8').choices(encodings),
  )
  .option('--force', 'write a folder anew that an import wrote')
  .action((inputs: string[], flags: ImportFlags) =>
    withGraph(async (graph) => {
      const { importFiles } = await import('./import.js');
      return importFiles(inputs, flags, graph, write);
    }),
  );

program
  .command('export')
  .requiredOption('--format <format>', `one of ${formats.map(({ name }) => name).join(', ')}`)
  .option('--out <file>', 'file to write; standard output where it is left out, with npm run -s')
  .option('--as-of <day>', 'only what held on this day, such as 2021-09-07')
  .option('--undated <choice>', `what becomes of what is not dated: ${undatedChoices.join(', ')}`)
  .option('--where <json>', 'a filter for each kind that is wanted; see docs/exports.md')
  .option('--dataset <name>', 'only what this data set states, as it states it')
  .option('--formula-safe', 'csv: an apostrophe before what a spreadsheet takes for a formula')
  .description('write the graph, or a part of it, as one file')
  .action((given: ExportArguments) =>
    withGraph(async (graph) => {
      const { exportTo } = await import('./export.js');
      return exportTo(given, graph);
    }),
  );

program
  .command('backup')
  .argument('<file>', 'file to write, such as policy-graph.backup.zip')
  .description('write all that the graph holds to one file, while it is in use')
  .action((file: string) =>
    withGraph(async (graph) => {
      const { backup } = await import('./backup.js');
      return backup(file, await graph(), write);
    }, refuseNewerGraph),
  );

program
  .command('restore')
  .argument('<file>', 'file that backup has written')
  .option('--replace', 'remove what the graph holds first')
  .description('write a backup to an empty graph: a new DATA_DIR, or the server in NEO4J_URI')
  .action((file: string, options: { replace?: true }) =>
    withGraph(async (graph) => {
      const { restoreFrom } = await import('./backup.js');
      return restoreFrom(file, options, graph, write);
    }, refuseNewerGraph),
  );

program
  .command('copy')
  .argument('<folder>', 'new folder for a Neo4j')
  .description('make a copy of the graph that can only be read, for further services')
  .action((folder: string) =>
    withGraph(async (graph) => {
      const { copy } = await import('./copy.js');
      return copy(folder, readConfig(process.env), graph, write);
    }),
  );

program
  .command('status')
  .option('--json', 'for programs; docs/backup.md has the exit codes')
  .description('the state of the graph and what is to be done about it')
  .action((flags: StatusFlags) =>
    withOpened(async (open) => {
      const { printStatus } = await import('./status.js');
      return printStatus(flags, open, write);
    }, acceptAnyGraph),
  );

program
  .command('migrate')
  .description('bring a graph of an earlier version of this program up to date, from what it holds')
  .action(() =>
    withGraph(async (graph) => {
      const { migrate } = await import('./status.js');
      return migrate(await graph(), write);
    }, refuseNewerGraph),
  );

const keys = program.command('keys').description('keys of the service: who may do what');

keys
  .command('make')
  .argument('<name>', 'who has it, for people')
  .addOption(
    new Option('--scope <scope>', 'what it allows, each with all before it')
      .choices(scopes)
      .default('read'),
  )
  .option('--expires <day>', 'the last day on which it is valid, or never; a year if left out')
  .option('--per-minute <number>', `requests in a minute (default: ${DEFAULT_PER_MINUTE})`)
  .description('make a key, which is printed this once')
  .action((name: string, given: KeyArguments) =>
    withGraph(async (graph) => {
      const { printNewKey } = await import('./keys.js');
      return printNewKey(name, given, graph, write);
    }, acceptAnyGraph),
  );

keys
  .command('list')
  .description('the keys, without their secrets')
  .action(() =>
    withGraph(async (graph) => {
      const { printKeys } = await import('./keys.js');
      return printKeys(graph, write);
    }, acceptAnyGraph),
  );

keys
  .command('revoke')
  .argument('<id>', 'the id of a key')
  .description('revoke a key; the next request with it is refused')
  .action((id: string) =>
    withGraph(async (graph) => {
      const { revoke } = await import('./keys.js');
      return revoke(id, graph, write);
    }, acceptAnyGraph),
  );

type Check = (graph: OpenedGraph['graph']) => Promise<void>;

const acceptAnyGraph: Check = async () => undefined;
/** For commands that read every storage version, or replace what the graph holds. */
const refuseNewerGraph: Check = async (graph) => {
  const { refuseNewer, storageStateOf } = await import('../load/migrate.js');
  const { dataSets } = await import('../load/data-set.js');
  refuseNewer(storageStateOf(await dataSets(graph)));
};
/** For commands on a graph that this version of the program would write. */
const requireCurrentGraph: Check = async (graph) => {
  const { requireCurrent } = await import('../load/migrate.js');
  await requireCurrent(graph);
};

function withGraph(
  work: (graph: () => Promise<OpenedGraph['graph']>) => Promise<number>,
  check: Check = requireCurrentGraph,
): Promise<void> {
  return withOpened((open) => work(async () => (await open()).graph), check);
}

/** Opens the graph on first use and always closes it. */
async function withOpened(
  work: (open: () => Promise<OpenedGraph>) => Promise<number>,
  check: Check,
): Promise<void> {
  let opened: OpenedGraph | undefined;
  try {
    finish(
      await work(async () => {
        const { openGraph } = await import('./open-graph.js');
        opened = await openGraph(readConfig(process.env), say);
        await check(opened.graph);
        return opened;
      }),
    );
  } finally {
    await opened?.close();
  }
}

function finish(code: number): void {
  process.exitCode = code;
}

function scoreOf(text: string): number {
  const score = Number(text);
  if (/^\d+$/.test(text) && score <= 100) return score;
  throw new InvalidArgumentError('Give a whole number up to 100, such as 70.');
}
