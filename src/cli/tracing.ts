import type { Tracing } from '../api/plugins/tracing.js';
import { UserError } from '../errors.js';

/** How the service is named in traces, unless OTEL_SERVICE_NAME or OTEL_RESOURCE_ATTRIBUTES say otherwise. */
const SERVICE_NAME = 'china-policy-graph';

export interface StartedTracing {
  readonly api: Tracing;
  /** Sends what is still held back. */
  close(): Promise<void>;
}

/**
 * Starts OpenTelemetry's own exporter, which reads its settings from the environment
 * (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/). Its packages are loaded here and
 * nowhere else, so a service without a collector does not pay for them. Throws BAD_USER_INPUT where they were left out
 * at the installation.
 */
export async function startTracing(): Promise<StartedTracing> {
  const { api, sdk, exporter, resources } = await packages();
  const { envDetector, detectResources, resourceFromAttributes } = resources;
  const provider = new sdk.NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': SERVICE_NAME }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    spanProcessors: [new sdk.BatchSpanProcessor(new exporter.OTLPTraceExporter())],
  });
  provider.register();
  return {
    api,
    // A collector that is away must not keep the service from ending.
    close: () => provider.shutdown().catch(() => undefined),
  };
}

async function packages() {
  try {
    const [api, sdk, exporter, resources] = await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
    return { api, sdk, exporter, resources };
  } catch {
    throw new UserError(
      'BAD_USER_INPUT',
      'OTEL_EXPORTER_OTLP_ENDPOINT is set, but the packages of OpenTelemetry are not installed. Install them (npm ci, without --omit=optional), or leave the setting out.',
    );
  }
}
