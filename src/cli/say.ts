import { UserError } from '../errors.js';

/** Prints one line on standard error; standard output is for results. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * What went wrong, for a user: the message of a UserError, and for any other error that it happened and how to see
 * more. Never a stack trace, unless LOG_LEVEL=debug asks for it.
 */
export function sayError(error: unknown): void {
  const { message, stack } = error as { message?: string; stack?: string };
  const forUsers = error instanceof UserError || (error as Error).name === 'LocalNeo4jError';
  if (forUsers) say(message ?? '');
  else
    say(
      `Something unforeseen went wrong: ${message ?? String(error)}\nSet LOG_LEVEL=debug to see where.`,
    );
  if (process.env.LOG_LEVEL === 'debug' && stack) say(stack);
}
