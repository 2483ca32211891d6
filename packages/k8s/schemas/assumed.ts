import type { OpenApi } from './openapi.js';

const text: OpenApi = { type: 'string' };
const whole: OpenApi = { type: 'integer' };
const decimal: OpenApi = { type: 'number' };
const yes: OpenApi = { type: 'boolean' };
const oneOf = (...values: readonly string[]): OpenApi => ({ type: 'string', enum: values });
const listOf = (items: OpenApi): OpenApi => ({ type: 'array', items });
const object = (
  properties: { readonly [name: string]: OpenApi },
  ...required: readonly string[]
): OpenApi => ({
  type: 'object',
  properties,
  required,
});

const port = {
  port: whole,
  portName: text,
  portSpecification: oneOf('USE_FIXED_PORT', 'USE_NAMED_PORT', 'USE_SERVING_PORT'),
};
const http = object({
  ...port,
  host: text,
  requestPath: text,
  response: text,
  proxyHeader: oneOf('NONE', 'PROXY_V1'),
});
const targetRef = object({ group: text, kind: text, name: text, namespace: text }, 'group', 'kind', 'name');

/**
 * Kinds whose owner publishes no schema that a module proxy has, written from the documentation of Google
 * Kubernetes Engine (configure Gateway resources with policies; Ingress configuration; Google-managed
 * certificates). Fields that the documentation does not name are missing here.
 */
export const assumed: { readonly [kind: string]: OpenApi } = {
  'networking.gke.io/v1/HealthCheckPolicy': object(
    {
      default: object({
        checkIntervalSec: whole,
        timeoutSec: whole,
        healthyThreshold: whole,
        unhealthyThreshold: whole,
        logConfig: object({ enabled: yes }),
        config: object(
          {
            type: oneOf('GRPC', 'HTTP', 'HTTP2', 'HTTPS', 'TCP'),
            grpcHealthCheck: object({ ...port, grpcServiceName: text }),
            httpHealthCheck: http,
            http2HealthCheck: http,
            httpsHealthCheck: http,
            tcpHealthCheck: object({
              ...port,
              request: text,
              response: text,
              proxyHeader: oneOf('NONE', 'PROXY_V1'),
            }),
          },
          'type',
        ),
      }),
      targetRef,
    },
    'targetRef',
  ),
  'networking.gke.io/v1/GCPBackendPolicy': object(
    {
      default: object({
        securityPolicy: text,
        sessionAffinity: object({
          type: oneOf('CLIENT_IP', 'GENERATED_COOKIE', 'HEADER_FIELD', 'HTTP_COOKIE', 'NONE'),
          cookieTtlSec: whole,
        }),
        connectionDraining: object({ drainingTimeoutSec: whole }),
        logging: object({ enabled: yes, sampleRate: whole }),
        timeoutSec: whole,
        maxRatePerEndpoint: whole,
        iap: object({ enabled: yes, clientID: text, oauth2ClientSecret: object({ name: text }) }),
      }),
      targetRef,
    },
    'targetRef',
  ),
  'networking.gke.io/v1/GCPGatewayPolicy': object(
    { default: object({ allowGlobalAccess: yes, region: text, sslPolicy: text }), targetRef },
    'targetRef',
  ),
  'networking.gke.io/v1/ManagedCertificate': object({ domains: listOf(text) }, 'domains'),
  'networking.gke.io/v1beta1/FrontendConfig': object({
    sslPolicy: text,
    redirectToHttps: object({
      enabled: yes,
      responseCodeName: oneOf(
        ...['FOUND', 'MOVED_PERMANENTLY_DEFAULT', 'PERMANENT_REDIRECT', 'SEE_OTHER', 'TEMPORARY_REDIRECT'],
      ),
    }),
  }),
  'cloud.google.com/v1/BackendConfig': object({
    timeoutSec: whole,
    connectionDraining: object({ drainingTimeoutSec: whole }),
    healthCheck: object({
      checkIntervalSec: whole,
      timeoutSec: whole,
      healthyThreshold: whole,
      unhealthyThreshold: whole,
      type: oneOf('HTTP', 'HTTP2', 'HTTPS'),
      requestPath: text,
      port: whole,
    }),
    securityPolicy: object({ name: text }),
    logging: object({ enable: yes, sampleRate: decimal }),
    iap: object({
      enabled: yes,
      oauthclientCredentials: object({ secretName: text, clientID: text }),
    }),
    sessionAffinity: object({
      affinityType: oneOf('CLIENT_IP', 'GENERATED_COOKIE', 'NONE'),
      affinityCookieTtlSec: whole,
    }),
    customRequestHeaders: object({ headers: listOf(text) }),
    customResponseHeaders: object({ headers: listOf(text) }),
    cdn: object({
      enabled: yes,
      cacheMode: oneOf('CACHE_ALL_STATIC', 'FORCE_CACHE_ALL', 'USE_ORIGIN_HEADERS'),
      cachePolicy: object({
        includeHost: yes,
        includeProtocol: yes,
        includeQueryString: yes,
        queryStringBlacklist: listOf(text),
        queryStringWhitelist: listOf(text),
      }),
      bypassCacheOnRequestHeaders: listOf(object({ headerName: text })),
      clientTtl: whole,
      defaultTtl: whole,
      maxTtl: whole,
      negativeCaching: yes,
      negativeCachingPolicy: listOf(object({ code: whole, ttl: whole })),
      requestCoalescing: yes,
      serveWhileStale: whole,
      signedUrlCacheMaxAgeSec: whole,
      signedUrlKeys: listOf(object({ keyName: text, secretName: text })),
    }),
  }),
};
