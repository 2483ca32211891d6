import { type Wrong, wrongInProd } from './wrong.js';

const check = { http: '/', port: 'http' };
const route = { hosts: ['api'], port: 'http' };

/** Mistakes that one facet of a workload sees by itself. */
export const wrongWorkloads: readonly Wrong[] = [
  wrongInProd(
    { scaling: { min: -1 } },
    { code: 'FL_SCALING_MIN', because: 'less than no pods', path: 'scaling.min', value: -1 },
  ),
  wrongInProd(
    { scaling: { min: 3, max: 2 } },
    { code: 'FL_SCALING_RANGE', because: 'max below min', path: 'scaling.max', value: 2 },
  ),
  wrongInProd(
    { scaling: { min: 0, max: 2 } },
    { code: 'FL_SCALING_ZERO', because: 'an HPA from nothing', path: 'scaling.min', value: 0 },
  ),
  wrongInProd(
    { scaling: { triggers: { queue: { type: 'gcp-pubsub', metadata: {} } } } },
    {
      code: 'FL_SCALING_TRIGGERS',
      because: 'triggers of an HPA',
      path: 'scaling.triggers',
      value: ['queue'],
    },
  ),
  wrongInProd(
    { scaling: { min: 1, max: 2, by: 'keda', triggers: { q: { type: 'x' } }, pods: { waiting: '3' } } },
    {
      code: 'FL_SCALING_METRICS',
      because: 'an HPA metric with KEDA',
      path: 'scaling.by',
      value: ['waiting'],
    },
  ),
  wrongInProd(
    { scaling: { min: 1, max: 2, cpuPercent: 0 } },
    { code: 'FL_SCALING_METRICS', because: 'an HPA without metrics', path: 'scaling.cpuPercent', value: 0 },
  ),
  wrongInProd(
    { scaling: { min: 1, max: 2, memoryPercent: 80, vertical: 'memory' } },
    {
      code: 'FL_SCALING_VERTICAL',
      because: 'two that follow memory',
      path: 'scaling.vertical',
      value: 'memory',
    },
  ),
  wrongInProd(
    { scaling: { limits: { up: { pods: 0, everySeconds: 60 } } } },
    {
      code: 'FL_SCALING_SPEED',
      because: 'no pods at a time',
      path: 'scaling.limits.up',
      value: { pods: 0, everySeconds: 60 },
    },
  ),
  wrongInProd(
    { ports: { HTTP: { port: 81 } } },
    { code: 'FL_PORT_NAME', because: 'upper case', path: 'ports.HTTP', value: 'HTTP' },
  ),
  wrongInProd(
    { ports: { http: { port: 0 } } },
    { code: 'FL_PORT_NUMBER', because: 'port 0', path: 'ports.http.port', value: 0 },
  ),
  wrongInProd(
    { ports: { more: { port: 8080 } } },
    { code: 'FL_PORT_TWICE', because: 'one number for two', path: 'ports.more.port', value: 8080 },
  ),
  wrongInProd(
    { ports: { more: { port: 8081, exposed: 80 } } },
    {
      code: 'FL_PORT_TWICE',
      because: 'one number of the Service for two',
      path: 'ports.more.exposed',
      value: 80,
    },
  ),
  wrongInProd(
    { ports: { more: { protocol: 'tcp' } } },
    { code: 'FL_MISSING', because: 'a port without a number', path: 'ports.more.port' },
  ),
  wrongInProd(
    { env: { 'A-B': 1 } },
    { code: 'FL_ENV_NAME', because: 'a hyphen', path: 'env.A-B', value: 'A-B' },
  ),
  wrongInProd(
    { sidecars: { proxy: { image: 'main', env: { '1A': 1 } } } },
    {
      code: 'FL_ENV_NAME',
      because: 'a digit first in a sidecar',
      path: 'sidecars.proxy.env.1A',
      value: '1A',
    },
  ),
  wrongInProd(
    { disruption: { maxUnavailable: 0 } },
    { code: 'FL_DISRUPTION_NEVER', because: 'no eviction', path: 'disruption.maxUnavailable', value: 0 },
  ),
  wrongInProd(
    { pod: { labels: { 'app.kubernetes.io/name': 'x' } } },
    {
      code: 'FL_LABEL_OWNED',
      because: 'a label of ours',
      path: 'pod.labels.app.kubernetes.io/name',
      value: 'x',
    },
  ),
  wrongInProd(
    { probes: { liveness: { check, successThreshold: 2 } } },
    {
      code: 'FL_PROBE_SUCCESS',
      because: 'a slow liveness',
      path: 'probes.liveness.successThreshold',
      value: 2,
    },
  ),
  wrongInProd(
    { probes: { readiness: { check, timeoutSeconds: 11 } } },
    {
      code: 'FL_PROBE_TIMEOUT',
      because: 'probes overlap',
      path: 'probes.readiness.timeoutSeconds',
      value: 11,
    },
  ),
  wrongInProd(
    {
      sidecars: {
        proxy: {
          image: 'main',
          ports: { admin: { port: 1 } },
          probes: { startup: { check: { tcp: 'admin' }, periodSeconds: 1 } },
        },
      },
    },
    {
      code: 'FL_PROBE_TIMEOUT',
      because: 'probes of a sidecar overlap',
      path: 'sidecars.proxy.probes.startup.timeoutSeconds',
      value: 2,
    },
  ),
  wrongInProd(
    { resources: { requests: { memory: '1Gb' } } },
    {
      code: 'FL_RESOURCE_QUANTITY',
      because: 'no such unit',
      path: 'resources.requests.memory',
      value: '1Gb',
    },
  ),
  wrongInProd(
    { resources: { requests: { cpu: '' } } },
    { code: 'FL_RESOURCE_QUANTITY', because: 'an empty request', path: 'resources.requests.cpu', value: '' },
  ),
  wrongInProd(
    { resources: { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } } },
    {
      code: 'FL_RESOURCE_LIMIT',
      because: 'more than its limit',
      path: 'resources.requests.memory',
      value: '2Gi',
    },
  ),
  wrongInProd(
    {
      init: {
        warm: { image: 'main', resources: { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } } },
      },
    },
    {
      code: 'FL_RESOURCE_LIMIT',
      because: 'an init container asks too much',
      path: 'init.warm.resources.requests.memory',
      value: '2Gi',
    },
  ),
  wrongInProd(
    { routes: { public: { ...route, hosts: ['Api'] } } },
    { code: 'FL_HOST', because: 'upper case', path: 'routes.public.hosts', value: 'Api' },
  ),
  wrongInProd(
    { routes: { public: { ...route, paths: ['v1'] } } },
    { code: 'FL_PATH', because: 'no slash', path: 'routes.public.paths', value: 'v1' },
  ),
  wrongInProd(
    { routes: { public: { ...route, timeoutSeconds: 0 } } },
    { code: 'FL_ROUTE_SECONDS', because: 'no time', path: 'routes.public.timeoutSeconds', value: 0 },
  ),
  wrongInProd(
    { security: { runAsUser: 0 } },
    { code: 'FL_SECURITY_ROOT', because: 'root', path: 'security.runAsUser', value: 0 },
  ),
  wrongInProd(
    { shutdown: { drainSeconds: 1.5 } },
    { code: 'FL_SHUTDOWN_SECONDS', because: 'half a second', path: 'shutdown.drainSeconds', value: 1.5 },
  ),
  wrongInProd(
    { update: { maxSurge: 0, maxUnavailable: 0 } },
    { code: 'FL_UPDATE_STUCK', because: 'no pod may move', path: 'update.maxSurge', value: 0 },
  ),
  wrongInProd(
    { update: { minReadySeconds: 60, progressDeadlineSeconds: 60 } },
    {
      code: 'FL_UPDATE_DEADLINE',
      because: 'over before a pod counts',
      path: 'update.progressDeadlineSeconds',
      value: 60,
    },
  ),
  wrongInProd(
    { volumes: { tmp: { from: { empty: { size: '1Mi' } }, mode: '9' } } },
    { code: 'FL_VOLUME_MODE', because: 'not octal', path: 'volumes.tmp.mode', value: '9' },
  ),
  wrongInProd(
    { volumes: { tmp: { from: { empty: { size: '1Mi' } }, at: 'tmp' } } },
    { code: 'FL_VOLUME_PATH', because: 'a relative path', path: 'volumes.tmp.at', value: 'tmp' },
  ),
  wrongInProd(
    {
      volumes: {
        a: { from: { empty: { size: '1Mi' } }, at: '/tmp' },
        b: { from: { empty: { size: '1Mi' } }, at: '/tmp' },
      },
    },
    { code: 'FL_VOLUME_TWICE', because: 'two volumes in one place', path: 'volumes.b.at', value: '/tmp' },
  ),
];
