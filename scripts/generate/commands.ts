import type { Command } from 'commander';
import { table } from './page-parts.js';

/** The commands of the command line as a reader types them, as the README shows them. */
export function commandsTable(program: Command): string {
  const single = program.commands.flatMap((one) =>
    one.commands.length > 0 ? one.commands : [one],
  );
  const rows = single.map((command) => {
    const group = command.parent === program ? [] : [command.parent?.name() ?? ''];
    const names = command.registeredArguments.map((argument) =>
      argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
    );
    const usage = `npm run policy-graph -- ${[...group, command.name(), ...names].join(' ')}`;
    return [`\`${usage}\``, command.description()];
  });
  return table(['Command', 'What it does'], rows);
}
