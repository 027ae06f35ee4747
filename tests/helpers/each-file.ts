import { afterAll } from 'vitest';
import { removeFolders } from './folders.js';

// Modules stay loaded from one file to the next, so what is to be done after each file is asked for before each.
afterAll(removeFolders);
