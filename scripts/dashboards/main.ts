import { writeFile } from 'node:fs/promises';
import { dashboardFile, printedDashboard } from './printed.js';

await writeFile(dashboardFile, printedDashboard());
