import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { importFiles } from '../../src/cli/import.js';
import { table } from '../../src/cli/table.js';
import { UserError } from '../../src/errors.js';

const BYTES_PER_MB = 1024 * 1024;
const KB_PER_MB = 1024;
const MICROSECONDS_PER_SECOND = 1e6;

interface Flags {
  readonly file: readonly string[];
  readonly mapping: string;
  readonly out: string;
  readonly against: readonly string[];
  readonly decisions?: string;
}

/** Imports files with a mapping alone, as the command line does, and measures what it takes. */
async function measure({ file, mapping, out, against, decisions }: Flags): Promise<number> {
  const began = performance.now();
  const code = await importFiles(
    file,
    { mapping, out, against, force: true, ...(decisions === undefined ? {} : { decisions }) },
    () => Promise.reject(new UserError('BAD_USER_INPUT', 'Say --against with folders, or none.')),
    (text) => void process.stdout.write(text),
  );
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage();
  const read = await Promise.all(file.map(describe));
  process.stdout.write(
    `\n${table(
      ['measured', ''],
      [
        ['time, s', seconds.toFixed(1)],
        ['processor time, s', ((user + system) / MICROSECONDS_PER_SECOND).toFixed(1)],
        ['memory at most, MB', Math.round(process.resourceUsage().maxRSS / KB_PER_MB)],
        ['exit code', code],
        ...read,
      ],
    )}\n`,
  );
  return code;
}

/** A file by its size and checksum, so that a reader can tell that it is the one that was measured. */
async function describe(path: string): Promise<[string, string]> {
  const bytes = await readFile(path);
  const checksum = createHash('sha256').update(bytes).digest('hex');
  return [basename(path), `${(bytes.length / BYTES_PER_MB).toFixed(2)} MB, sha256 ${checksum}`];
}

const flags = new Command()
  .description('Imports public tables with a mapping alone, and measures it.')
  .requiredOption('--file <files...>', 'the files that the mapping reads')
  .requiredOption('--mapping <file>', 'the mapping')
  .requiredOption('--out <folder>', 'folder of the resulting data set, which is written anew')
  .option('--against <folders...>', 'data sets in which names are looked up, or none', ['seed'])
  .option('--decisions <file>', 'what was decided on names in doubt')
  .parse()
  .opts<Flags>();

process.exitCode = await measure(flags).catch((error: unknown) => {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
});
