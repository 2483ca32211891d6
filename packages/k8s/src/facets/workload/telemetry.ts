import type { JsonObject, ResolvedWorkloadFacets } from '@fairlead/model';
import type { WorkloadAt } from '../../at.js';
import type { Contribution } from '../../contribution.js';
import { scrapedLabels } from '../../labels.js';
import { metricsServiceName } from '../../names.js';
import { podsOf } from '../../network/blocks.js';
import { otlp } from '../../telemetry/otlp.js';
import type { CompileWorkloadFacet } from '../compile.js';
import { servicePorts } from './ports.js';

type Telemetry = ResolvedWorkloadFacets['telemetry'];

/** How a workload is observed: who fetches its metrics, and where it sends what it traces. */
export const telemetry: CompileWorkloadFacet<'telemetry'> = (facet, at) => {
  const parts = [
    ...(facet.metricsPort === '' ? [] : [scraped(facet, at)]),
    ...(facet.otlp ? [otlp(facet, at)] : []),
  ];
  return {
    objects: parts.flatMap(({ objects = [] }) => objects),
    pods: parts.flatMap(({ pods = [] }) => pods),
    network: parts.flatMap(({ network = [] }) => network),
  };
};

/** Where the metrics are, in the words of whoever fetches them, and that it may. */
function scraped(facet: Telemetry, at: WorkloadAt): Contribution {
  const { metricsPort: port, scrapeFrom } = facet;
  const into = { workload: at.workload };
  const metrics = { from: [podsOf(scrapeFrom)], ports: [{ port, protocol: 'TCP' }] };
  return { ...words[facet.scrape](facet, at), network: [{ into, ingress: { metrics } }] };
}

const words: {
  readonly [S in Telemetry['scrape']]: (facet: Telemetry, at: WorkloadAt) => Contribution;
} = {
  datadog: ({ metricsPort, metricsPath }, { workload, service }) => {
    // The Agent fills in %%host%% and the number of the named port.
    const openmetrics_endpoint = `http://%%host%%:%%port_${metricsPort}%%${metricsPath}`;
    const checks = {
      openmetrics: { instances: [{ openmetrics_endpoint, namespace: service, metrics: ['.*'] }] },
    };
    return annotated(workload, { [`ad.datadoghq.com/${workload}.checks`]: JSON.stringify(checks) });
  },
  annotations: ({ metricsPort, metricsPath }, { workload, port }) =>
    annotated(workload, {
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': String(port(metricsPort).port),
      'prometheus.io/path': metricsPath,
    }),
  'pod-monitor': (facet, { objectName, selector, ...at }) => {
    const spec = { selector: { matchLabels: selector }, podMetricsEndpoints: [endpoint(facet)] };
    return { objects: [{ object: monitor('PodMonitor', { ...at, name: objectName }, spec) }] };
  },
  'service-monitor': (facet, { objectName, selector, ...at }) => {
    // A label of its own: a pod behind several Services of the workload would be measured once for each.
    const matchLabels = { ...selector, ...scrapedLabels };
    const spec = { selector: { matchLabels }, endpoints: [endpoint(facet)] };
    const { port, protocol } = at.port(facet.metricsPort);
    const ports = servicePorts([[facet.metricsPort, { port, protocol, exposed: port }]]);
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: metricsServiceName(objectName),
        namespace: at.namespace,
        labels: { ...at.labels, ...matchLabels },
      },
      spec: { clusterIP: 'None', ports, selector },
    };
    return {
      objects: [
        { object: service },
        { object: monitor('ServiceMonitor', { ...at, name: objectName }, spec) },
      ],
    };
  },
};

function annotated(workload: string, annotations: { readonly [name: string]: string }): Contribution {
  return { pods: [{ into: { workload }, annotations }] };
}

function endpoint({ metricsPort, metricsPath, scrapeSeconds }: Telemetry): JsonObject {
  return { port: metricsPort, path: metricsPath, interval: `${scrapeSeconds}s` };
}

type Monitored = Pick<WorkloadAt, 'namespace' | 'labels'> & { readonly name: string };

/** What tells the Prometheus operator where to ask. (prometheus-operator.dev/docs/api-reference/api) */
function monitor(
  kind: 'PodMonitor' | 'ServiceMonitor',
  { name, namespace, labels }: Monitored,
  spec: JsonObject,
) {
  return { apiVersion: 'monitoring.coreos.com/v1', kind, metadata: { name, namespace, labels }, spec };
}
