import type { Command } from 'commander';

/** The commands of the command line, as a reader types them. */
export function commandsOf(program: Command): { usage: string; description: string }[] {
  return program.commands.map((command) => ({
    usage: `npm run policy-graph -- ${[command.name(), ...command.registeredArguments.map((argument) => (argument.required ? `<${argument.name()}>` : `[${argument.name()}]`))].join(' ')}`,
    description: command.description(),
  }));
}
