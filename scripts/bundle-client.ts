import { mkdirSync, writeFileSync } from 'node:fs';
import { bundleClient } from '../src/api/pages/assets.js';

// The scripts and the style sheet of the pages, where the built service looks for them.
const folder = 'dist/client-bundles';
mkdirSync(folder, { recursive: true });
for (const [name, body] of await bundleClient()) writeFileSync(`${folder}/${name}`, body);
