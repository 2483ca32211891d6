import type { Backend, JsonObject } from '@fairlead/model';
import type { WorkloadAt } from '../at.js';
import type { KubeObject } from '../object.js';
import { metadataOf } from './edge.js';

/**
 * How Google's load balancer treats the Services behind a Gateway: what it asks the pods, how long it waits for an
 * answer and how long it lets the last requests finish.
 * (cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources)
 */
export function gkePolicies(at: WorkloadAt): readonly KubeObject[] {
  const { backend, backends } = at;
  if (backend === undefined) return [];
  const apiVersion = 'networking.gke.io/v1';
  return backends.flatMap(({ name }) => {
    const targetRef = { group: '', kind: 'Service', name };
    const metadata = metadataOf(name, at);
    const health = { default: healthCheck(backend.health), targetRef };
    return [
      { apiVersion, kind: 'HealthCheckPolicy', metadata, spec: health },
      { apiVersion, kind: 'GCPBackendPolicy', metadata, spec: { default: settings(backend), targetRef } },
    ];
  });
}

function settings({ timeoutSeconds, drainSeconds, securityPolicy, affinity }: Backend): JsonObject {
  return {
    timeoutSec: timeoutSeconds,
    connectionDraining: { drainingTimeoutSec: drainSeconds },
    ...(securityPolicy !== '' && { securityPolicy }),
    ...(affinity !== 'none' && { sessionAffinity: { type: affinities[affinity] } }),
  };
}

export const affinities = { 'client-ip': 'CLIENT_IP', cookie: 'GENERATED_COOKIE' } as const;

const checks: { readonly [P in Backend['health']['protocol']]: string } = {
  HTTP: 'httpHealthCheck',
  HTTPS: 'httpsHealthCheck',
  GRPC: 'grpcHealthCheck',
  TCP: 'tcpHealthCheck',
};

function healthCheck(health: Backend['health']): JsonObject {
  const { protocol, port, path, host, service } = health;
  const check = {
    portSpecification: 'USE_FIXED_PORT',
    port,
    ...(path !== '' && { requestPath: path }),
    ...(host !== '' && { host }),
    ...(service !== '' && { grpcServiceName: service }),
  };
  return {
    checkIntervalSec: health.intervalSeconds,
    timeoutSec: health.timeoutSeconds,
    healthyThreshold: health.successes,
    unhealthyThreshold: health.failures,
    config: { type: protocol, [checks[protocol]]: check },
  };
}
