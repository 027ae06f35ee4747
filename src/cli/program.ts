import { Command } from 'commander';
import { readConfig } from '../config.js';
import { formats } from '../export/formats.js';
import { undatedChoices } from '../graph/compile/legal-time.js';
import { dataSets } from '../graph/data-set.js';
import { check } from './check.js';
import { type ExportArguments, exportTo } from './export.js';
import { load, unload } from './load.js';
import { type OpenedGraph, openGraph } from './open-graph.js';
import { say } from './say.js';
import { table } from './table.js';

const write = (text: string) => void process.stdout.write(text);

/** The command line: each command parses, calls one function and prints. */
export const program = new Command('policy-graph')
  .description('The knowledge graph of Chinese industrial policy.')
  .showHelpAfterError();

program
  .command('check')
  .argument('<folder>', 'folder of a data set')
  .description('check a data set, without a database; every problem with file and line')
  .action(async (folder: string) => finish(await check(folder, write)));

program
  .command('load')
  .argument('<folder>', 'folder of a data set')
  .description('load a data set into the graph; what it no longer states is removed')
  .action((folder: string) => withGraph((graph) => load(folder, graph, write)));

program
  .command('unload')
  .argument('<name>', 'name of a data set in the graph')
  .description('take a data set out of the graph; what others state stays')
  .action((name: string) => withGraph(async (graph) => unload(name, await graph(), write)));

program
  .command('datasets')
  .description('the data sets in the graph')
  .action(() =>
    withGraph(async (graph) => {
      const found = await dataSets(await graph());
      write(
        `${table(
          ['name', 'version', 'entities', 'relations', 'loaded'],
          found.map((one) => [
            one.name,
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
  .command('export')
  .requiredOption('--format <format>', `one of ${formats.map(({ name }) => name).join(', ')}`)
  .option('--out <file>', 'file to write; standard output where it is left out')
  .option('--as-of <day>', 'only what held on this day, such as 2021-09-07')
  .option('--undated <choice>', `what becomes of what is not dated: ${undatedChoices.join(', ')}`)
  .option('--where <json>', 'a filter for each kind that is wanted; see docs/exports.md')
  .option('--dataset <name>', 'only what this data set states, as it states it')
  .option('--formula-safe', 'csv: an apostrophe before what a spreadsheet takes for a formula')
  .description('write the graph, or a part of it, as one file')
  .action((given: ExportArguments) => withGraph((graph) => exportTo(given, graph)));

/** Opens the graph when it is first needed and closes it whatever happens. */
async function withGraph(
  work: (graph: () => Promise<OpenedGraph['graph']>) => Promise<number>,
): Promise<void> {
  let opened: OpenedGraph | undefined;
  try {
    finish(
      await work(async () => {
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
