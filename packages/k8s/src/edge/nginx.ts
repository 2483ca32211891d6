import type { ResolvedEdge } from '@fairlead/model';
import { podsOf } from '../network/blocks.js';
import type { Strings } from '../object.js';
import type { EdgeCompiler, Route, Routed } from './edge.js';
import { ingress } from './ingress.js';

type Nginx = Extract<ResolvedEdge, { readonly kind: 'nginx' }>;

/** Ingresses of the nginx controller. (kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations) */
export const nginx: EdgeCompiler<Nginx> = {
  route: (routed, edge) => {
    const { name, route } = routed;
    const secretName = `${name}-tls`;
    const tls = { hosts: route.hosts, ...(edge.issuer !== '' && { secretName }) };
    const spec = {
      ingressClassName: edge.class,
      ...(route.tls === 'terminate' && { tls: [tls] }),
    };
    return [ingress(routed, { annotations: annotations(routed, edge), spec })];
  },
  shared: () => [],
  service: () => ({}),
  sources: ({ namespace }) => [podsOf(namespace)],
};

function annotations({ route, at }: Routed, { issuer }: Nginx): Strings {
  const { auth, extras, paths, port, redirectToHttps, timeoutSeconds, tls } = route;
  const { bodySize, requestsPerSecond, cors } = extras.nginx;
  const protocol = backendProtocols[at.port(port).protocol];
  const seconds = String(timeoutSeconds);
  const own: Strings = {
    'proxy-read-timeout': seconds,
    'proxy-send-timeout': seconds,
    'ssl-redirect': String(tls === 'terminate' && redirectToHttps),
    ...(protocol !== undefined && { 'backend-protocol': protocol }),
    ...(paths.some(({ match }) => match === 'regex') && { 'use-regex': 'true' }),
    ...(bodySize !== '' && { 'proxy-body-size': bodySize }),
    ...(requestsPerSecond > 0 && { 'limit-rps': String(requestsPerSecond) }),
    ...authFields(auth, (secret) => at.secret(secret)),
    ...(cors !== false && corsFields(cors)),
  };
  return {
    ...Object.fromEntries(
      Object.entries(own).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]),
    ),
    ...(tls === 'terminate' && issuer !== '' && { 'cert-manager.io/cluster-issuer': issuer }),
  };
}

/** What nginx speaks with the pods; HTTP needs no word. */
const backendProtocols: { readonly [protocol: string]: string } = { https: 'HTTPS', grpc: 'GRPC' };

function authFields(auth: Route['auth'], secretName: (secret: string) => string): Strings {
  if (auth.kind === 'basic') {
    return { 'auth-type': 'basic', 'auth-secret': secretName(auth.secret), 'auth-realm': 'sign in' };
  }
  return auth.kind === 'external' ? { 'auth-url': auth.url } : {};
}

function corsFields({
  origins,
  methods,
  headers,
  credentials = false,
}: Exclude<Route['extras']['nginx']['cors'], false>): Strings {
  return {
    'enable-cors': 'true',
    'cors-allow-origin': origins.join(', '),
    'cors-allow-credentials': String(credentials),
    ...(methods && { 'cors-allow-methods': methods.join(', ') }),
    ...(headers && { 'cors-allow-headers': headers.join(', ') }),
  };
}
