import { createRequire } from 'node:module';
import { kinds } from '../../ontology/index.js';
import { settings } from './extend.js';
import { MAX_BATCH_SIZE } from './queries.js';
import { typeOf } from './type-of.js';

const { version } = createRequire(import.meta.url)('../../../package.json') as { version: string };

/** The service manifest, which clients read first. `base` is the origin at which they reach the service. */
export function manifest(base: string) {
  const service = `${base}/reconcile`;
  const suggest = (path: string) => ({ service_url: service, service_path: `/suggest/${path}` });
  return {
    versions: ['0.2'],
    name: 'China Policy Graph',
    identifierSpace: `${base}/entities/`,
    schemaSpace: `${base}/v1/ontology`,
    documentation: `${base}/docs`,
    serviceVersion: version,
    defaultTypes: kinds.map(({ name }) => typeOf(name)),
    view: { url: `${base}/entities/{{id}}` },
    preview: { url: `${service}/preview?id={{id}}`, width: 430, height: 300 },
    suggest: {
      entity: suggest('entity'),
      type: suggest('type'),
      property: suggest('property'),
    },
    extend: {
      propose_properties: { service_url: service, service_path: '/properties' },
      property_settings: settings,
    },
    batchSize: MAX_BATCH_SIZE,
  };
}
