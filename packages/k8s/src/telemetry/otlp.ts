import type { JsonObject, ResolvedWorkloadFacets } from '@fairlead/model';
import type { WorkloadAt } from '../at.js';
import type { Contribution } from '../contribution.js';
import { podsOf } from '../network/blocks.js';

/**
 * The variables that every OpenTelemetry SDK reads, and that the collector may be reached.
 * (opentelemetry.io/docs/languages/sdk-configuration)
 */
export function otlp(
  { collector }: Pick<ResolvedWorkloadFacets['telemetry'], 'collector'>,
  { workload, service, environment }: WorkloadAt,
): Contribution {
  const { namespace, port, protocol } = collector;
  const into = { workload };
  const attributes = {
    'deployment.environment.name': environment.name,
    'service.namespace': environment.platform,
    'service.version': '$(SERVICE_VERSION)',
    'k8s.pod.name': '$(POD_NAME)',
  };
  const text = Object.entries(attributes).map(([name, value]) => `${name}=${value}`);
  const env: { readonly [variable: string]: JsonObject } = {
    OTEL_EXPORTER_OTLP_ENDPOINT: {
      value: `http://${collector.service}.${namespace}.svc.cluster.local:${port}`,
    },
    OTEL_EXPORTER_OTLP_PROTOCOL: { value: protocol },
    OTEL_SERVICE_NAME: { value: service },
    OTEL_RESOURCE_ATTRIBUTES: { value: text.join(',') },
    POD_NAME: field('metadata.name'),
    // A release writes the label; the objects do not depend on it.
    SERVICE_VERSION: field("metadata.labels['tags.datadoghq.com/version']"),
  };
  const to = [podsOf(namespace)];
  return {
    pods: [{ into, main: { env } }],
    network: [{ into, egress: { telemetry: { to, ports: [{ port, protocol: 'TCP' }] } } }],
  };
}

const field = (fieldPath: string): JsonObject => ({
  valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } },
});
