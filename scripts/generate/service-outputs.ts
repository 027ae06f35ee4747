import { printedSchema } from '../../src/api/graphql/schema.js';
import { program } from '../../src/cli/program.js';
import type { Output } from '../../src/codegen/outputs.js';
import { printedDashboard, printedHealthDashboard } from '../dashboards/printed.js';
import { addressesTable } from './addresses.js';
import { commandsTable } from './commands.js';
import { formatNames, formatNotes, formatsTable, relationsElsewhere } from './exports.js';
import { filtersTable } from './filters.js';
import { mappingTables, printedMappingSchema } from './mapping.js';
import { modelPicture } from './model-picture.js';
import { printedOpenApi } from './open-api.js';
import { withParts } from './page-parts.js';
import { settingsTable } from './settings.js';

/** The files, and the parts of pages, that follow from the service: what its clients see of it. */
export const serviceOutputs: readonly Output[] = [
  { file: 'docs/schema.graphql', render: printedSchema },
  { file: 'docs/openapi.json', render: printedOpenApi },
  { file: 'docs/images/model.svg', render: modelPicture },
  { file: 'dashboards/grafana/dashboards/policy-graph.json', render: printedDashboard },
  {
    file: 'dashboards/grafana/dashboards/service-health.json',
    render: printedHealthDashboard,
  },
  {
    file: 'README.md',
    render: (page) =>
      withParts(page, {
        settings: settingsTable(),
        commands: commandsTable(program),
        formats: formatNames(),
      }),
  },
  {
    file: 'docs/rest.md',
    render: async (page) =>
      withParts(page, {
        addresses: await addressesTable(),
        filters: filtersTable(),
        formats: formatNames(),
      }),
  },
  { file: 'docs/json-schema/mapping.json', render: printedMappingSchema },
  { file: 'docs/import.md', render: (page) => withParts(page, mappingTables()) },
  {
    file: 'docs/exports.md',
    render: (page) =>
      withParts(page, {
        formats: formatsTable(),
        notes: formatNotes(),
        relations: relationsElsewhere(),
      }),
  },
];
