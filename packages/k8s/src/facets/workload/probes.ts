import type { JsonObject, ResolvedWorkloadFacets } from '@fairlead/model';
import type { CompileWorkloadFacet } from '../compile.js';

/** How the kubelet asks the main container how it is. */
export const probes: CompileWorkloadFacet<'probes'> = (facet, { workload, port }) => ({
  pods: [{ into: { workload }, main: { spec: probeFields(facet, (name) => port(name).port) } }],
});

type Probes = ResolvedWorkloadFacets['probes'];
type Probe = NonNullable<Probes['liveness']>;
type NumberOf = (port: string) => number;

/** The fields of any container. */
export function probeFields({ startup, readiness, liveness }: Probes, numberOf: NumberOf): JsonObject {
  return {
    ...(startup && { startupProbe: probe(startup, numberOf) }),
    ...(readiness && { readinessProbe: probe(readiness, numberOf) }),
    ...(liveness && { livenessProbe: probe(liveness, numberOf) }),
  };
}

function probe({ check, ...timings }: Probe, numberOf: NumberOf): JsonObject {
  const { initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold, successThreshold } = timings;
  return {
    ...handler(check, numberOf),
    ...(initialDelaySeconds > 0 && { initialDelaySeconds }),
    periodSeconds,
    timeoutSeconds,
    failureThreshold,
    ...(successThreshold !== 1 && { successThreshold }),
  };
}

function handler(check: Probe['check'], numberOf: NumberOf): JsonObject {
  if ('http' in check) {
    const { http: path, port, scheme, headers } = check;
    const httpHeaders = Object.entries(headers ?? {}).map(([name, value]) => ({ name, value }));
    return {
      httpGet: { path, port, ...(scheme && { scheme }), ...(httpHeaders.length > 0 && { httpHeaders }) },
    };
  }
  if ('tcp' in check) return { tcpSocket: { port: check.tcp } };
  // Alone among the handlers, gRPC takes a number and no name.
  if ('grpc' in check)
    return { grpc: { port: numberOf(check.grpc), ...(check.service && { service: check.service }) } };
  return { exec: { command: check.exec } };
}
