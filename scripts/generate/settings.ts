import { settings } from '../../src/config.js';
import { table } from './page-parts.js';

/** The settings of the service, as the README shows them. */
export function settingsTable(): string {
  const rows = Object.entries(settings.shape).map(([name, schema]) => [
    `\`${name}\``,
    defaultOf(schema),
    schema.description ?? '',
  ]);
  return table(['Variable', 'Default', 'What it does'], rows);
}

function defaultOf(schema: { safeParse(value: unknown): { data?: unknown } }): string {
  const { data } = schema.safeParse(undefined);
  return data === undefined || String(data) === '' ? '' : `\`${String(data)}\``;
}
