import { podsOf } from '../../network/blocks.js';
import type { CompileWorkloadFacet } from '../compile.js';

/** Namespace of the Datadog Agent, as its operator's documentation has it. */
const agentNamespace = 'datadog';

/** Where the Datadog Agent finds the workload's metrics, and that it may ask for them. */
export const telemetry: CompileWorkloadFacet<'telemetry'> = ({ metricsPort, metricsPath }, at) => {
  if (metricsPort === '') return {};
  const { workload, service } = at;
  const into = { workload };
  // The Agent fills in %%host%% and the number of the named port.
  const openmetrics_endpoint = `http://%%host%%:%%port_${metricsPort}%%${metricsPath}`;
  const checks = {
    openmetrics: { instances: [{ openmetrics_endpoint, namespace: service, metrics: ['.*'] }] },
  };
  const from = [podsOf(agentNamespace)];
  return {
    pods: [{ into, annotations: { [`ad.datadoghq.com/${workload}.checks`]: JSON.stringify(checks) } }],
    network: [{ into, ingress: { metrics: { from, ports: [{ port: metricsPort, protocol: 'TCP' }] } } }],
  };
};
