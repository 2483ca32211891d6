import type { Backend, JsonObject, ResolvedEdge } from '@fairlead/model';
import type { WorkloadAt } from '../at.js';
import { googleFrontEnds } from '../network/google.js';
import type { KubeObject, Strings } from '../object.js';
import { type EdgeCompiler, metadataOf, type Routed } from './edge.js';
import { affinities } from './gke-policies.js';
import { type IngressParts, ingress } from './ingress.js';

type GkeIngress = Extract<ResolvedEdge, { readonly kind: 'gke-ingress' }>;

/**
 * Ingresses of GKE, each with a load balancer of its own.
 * (cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration)
 */
export const gkeIngress: EdgeCompiler<GkeIngress> = {
  route: (routed, edge) => [
    ingress(routed, { annotations: annotations(routed, edge), spec: {}, ...otherName(routed) }),
    ...frontendConfig(routed),
    ...(routed.route.tls === 'terminate' && edge.certificate === 'managed' ? [certificate(routed)] : []),
  ],
  shared: (at) => (at.backend ? [backendConfig(at, at.backend)] : []),
  service: (at): Strings => {
    if (at.backend === undefined) return {};
    const overTls = at.exposedPorts.filter((name) => at.port(name).protocol === 'https');
    return {
      'cloud.google.com/backend-config': JSON.stringify({ default: at.objectName }),
      'cloud.google.com/neg': JSON.stringify({ ingress: true }),
      ...(overTls.length > 0 && {
        'cloud.google.com/app-protocols': JSON.stringify(
          Object.fromEntries(overTls.map((name) => [name, 'HTTPS'])),
        ),
      }),
    };
  },
  sources: ({ sources }) => googleFrontEnds(sources),
};

/**
 * While a name changes, the Service of the other one stays attached by a path that nobody asks for: a load balancer that
 * knows the pods and asks them how they are can change over at once. Whoever does ask reaches the same program.
 */
function otherName({ at: { renaming } }: Routed): Pick<IngressParts, 'beside'> {
  return renaming ? { beside: { path: '/.well-known/fairlead/other-name', service: renaming.other } } : {};
}

function annotations({ name, route }: Routed, { certificate: which }: GkeIngress): Strings {
  const { tls, redirectToHttps, extras } = route;
  const managed = which === 'managed';
  return {
    // The controller does not know itself by an IngressClass.
    'kubernetes.io/ingress.class': 'gce',
    ...(extras.google.address !== '' && {
      'kubernetes.io/ingress.global-static-ip-name': extras.google.address,
    }),
    ...(tls === 'terminate' && managed && { 'networking.gke.io/managed-certificates': name }),
    ...(tls === 'terminate' && !managed && { 'ingress.gcp.kubernetes.io/pre-shared-cert': which }),
    ...(tls === 'terminate' && !redirectToHttps && { 'kubernetes.io/ingress.allow-http': 'false' }),
    ...(frontend(route) && { 'networking.gke.io/v1beta1.FrontendConfig': name }),
  };
}

function frontend({ tls, redirectToHttps, extras }: Routed['route']): JsonObject | undefined {
  if (tls === 'none') return undefined;
  const { sslPolicy } = extras.google;
  if (!redirectToHttps && sslPolicy === '') return undefined;
  return {
    ...(redirectToHttps && {
      redirectToHttps: { enabled: true, responseCodeName: 'MOVED_PERMANENTLY_DEFAULT' },
    }),
    ...(sslPolicy !== '' && { sslPolicy }),
  };
}

function frontendConfig({ name, route, at }: Routed): readonly KubeObject[] {
  const spec = frontend(route);
  if (spec === undefined) return [];
  const metadata = metadataOf(name, at);
  return [{ apiVersion: 'networking.gke.io/v1beta1', kind: 'FrontendConfig', metadata, spec }];
}

function certificate({ name, route, at }: Routed): KubeObject {
  return {
    apiVersion: 'networking.gke.io/v1',
    kind: 'ManagedCertificate',
    metadata: metadataOf(name, at),
    spec: { domains: route.hosts },
  };
}

function backendConfig(at: WorkloadAt, backend: Backend): KubeObject {
  const { timeoutSeconds, drainSeconds, securityPolicy, affinity, health } = backend;
  return {
    apiVersion: 'cloud.google.com/v1',
    kind: 'BackendConfig',
    metadata: metadataOf(at.objectName, at),
    spec: {
      timeoutSec: timeoutSeconds,
      connectionDraining: { drainingTimeoutSec: drainSeconds },
      // It asks over HTTP or not at all; then GKE looks at the readiness probe itself.
      ...((health.protocol === 'HTTP' || health.protocol === 'HTTPS') && {
        healthCheck: {
          type: health.protocol,
          port: health.port,
          requestPath: health.path,
          checkIntervalSec: health.intervalSeconds,
          timeoutSec: health.timeoutSeconds,
          healthyThreshold: health.successes,
          unhealthyThreshold: health.failures,
        },
      }),
      ...(securityPolicy !== '' && { securityPolicy: { name: securityPolicy } }),
      ...(affinity !== 'none' && { sessionAffinity: { affinityType: affinities[affinity] } }),
    },
  };
}
