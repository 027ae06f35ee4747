import { Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.js';
import { formats } from '../interchange/export/formats.js';
import { encodings } from '../interchange/import/read/decode.js';
import { undatedChoices } from '../query/as-of.js';
import type { ExportArguments } from './export.js';
import type { ImportFlags } from './import.js';
import type { OpenedGraph } from './open-graph.js';
import { say } from './say.js';
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
    withGraph(async (graph) => {
      const { dataSets } = await import('../load/data-set.js');
      const { byPrecedence } = await import('../dataset/statements/precedence.js');
      const found = await dataSets(await graph());
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
        )}\n`,
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

/** Opens the graph on first use and always closes it. */
async function withGraph(
  work: (graph: () => Promise<OpenedGraph['graph']>) => Promise<number>,
): Promise<void> {
  let opened: OpenedGraph | undefined;
  try {
    finish(
      await work(async () => {
        const { openGraph } = await import('./open-graph.js');
        opened = await openGraph(readConfig(process.env), say);
        return opened.graph;
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
