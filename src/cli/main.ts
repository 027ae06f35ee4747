#!/usr/bin/env node
import { program } from './program.js';
import { sayError } from './say.js';

// The reader has closed the pipe, as `head` does: it wants no more lines, and nothing went wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

program.parseAsync().catch((error: unknown) => {
  sayError(error);
  process.exitCode = 1;
});
