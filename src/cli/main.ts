#!/usr/bin/env node
import { program } from './program.js';
import { sayError } from './say.js';

program.parseAsync().catch((error: unknown) => {
  sayError(error);
  process.exitCode = 1;
});
