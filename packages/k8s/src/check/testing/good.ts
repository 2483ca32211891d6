import type { JsonObject } from '@fairlead/model';
import type { KubeObject } from '../../object.js';

const labels = { app: 'web' };
const digest = `sha256:${'0a91c0ff'.repeat(8)}`;

/** A container about which nothing is wrong. */
export const container: JsonObject = {
  name: 'web',
  image: `registry.example.com/web:1.2.3@${digest}`,
  ports: [
    { name: 'http', containerPort: 8080 },
    { name: 'metrics', containerPort: 9090 },
  ],
  env: [
    { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'web', key: 'LEVEL' } } },
    { name: 'PASSWORD_FILE', value: '/run/secrets/password' },
  ],
  envFrom: [{ secretRef: { name: 'tokens' } }],
  startupProbe: { httpGet: { path: '/', port: 'http' } },
  readinessProbe: { httpGet: { path: '/', port: 'http' } },
  livenessProbe: { tcpSocket: { port: 'http' } },
  lifecycle: { preStop: { sleep: { seconds: 5 } } },
  resources: {
    requests: { cpu: '100m', memory: '128Mi' },
    limits: { memory: '128Mi', 'ephemeral-storage': '1Gi' },
  },
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  },
  volumeMounts: [
    { name: 'secret', mountPath: '/run/secrets' },
    { name: 'tmp', mountPath: '/tmp' },
  ],
};

const podSpec: JsonObject = {
  automountServiceAccountToken: false,
  serviceAccountName: 'web',
  securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
  terminationGracePeriodSeconds: 30,
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
  ],
  containers: [container],
  volumes: [
    { name: 'secret', secret: { secretName: 'database', items: [{ key: 'password', path: 'password' }] } },
    { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
    { name: 'data', persistentVolumeClaim: { claimName: 'web-data' } },
  ],
};

const jobSpec: JsonObject = {
  backoffLimit: 3,
  activeDeadlineSeconds: 600,
  ttlSecondsAfterFinished: 600,
  template: {
    metadata: { labels: { app: 'migrate' } },
    spec: {
      automountServiceAccountToken: false,
      serviceAccountName: 'migrate',
      restartPolicy: 'Never',
      securityContext: podSpec['securityContext'] as JsonObject,
      containers: [
        {
          name: 'migrate',
          image: container['image'] as string,
          resources: container['resources'] as JsonObject,
          securityContext: container['securityContext'] as JsonObject,
        },
      ],
    },
  },
};

const object = (
  apiVersion: string,
  kind: string,
  name: string,
  fields: JsonObject,
  annotations: JsonObject = {},
) =>
  ({
    apiVersion,
    kind,
    metadata: { name, namespace: 'web', annotations },
    ...fields,
  }) as unknown as KubeObject;

const hook = (wave: number) => ({
  'argocd.argoproj.io/hook': 'PreSync',
  'argocd.argoproj.io/sync-wave': String(wave),
});
const selector = { matchLabels: labels };
const port = { name: 'http', port: 80, targetPort: 'http' };

/** Objects of a service about which nothing is wrong, one of nearly every kind, by `Kind/name`. */
export const good: { readonly [id: string]: KubeObject } = Object.fromEntries(
  [
    object('apps/v1', 'Deployment', 'web', {
      spec: {
        selector,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } },
        template: { metadata: { labels }, spec: podSpec },
      },
    }),
    object('argoproj.io/v1alpha1', 'Rollout', 'canary', {
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: 'canary' } },
        template: { metadata: { labels: { app: 'canary' } }, spec: podSpec },
        strategy: {
          canary: {
            stableService: 'canary',
            canaryService: 'canary',
            steps: [
              { setWeight: 20 },
              {
                analysis: {
                  templates: [{ templateName: 'errors' }],
                  args: [{ name: 'service', value: 'web' }],
                },
              },
            ],
          },
        },
      },
    }),
    object('argoproj.io/v1alpha1', 'AnalysisTemplate', 'errors', {
      spec: {
        args: [{ name: 'service' }],
        metrics: [
          { name: 'errors', provider: { prometheus: { address: 'http://prometheus', query: 'up' } } },
        ],
      },
    }),
    object('batch/v1', 'Job', 'migrate', { spec: jobSpec }, hook(0)),
    object('v1', 'ServiceAccount', 'migrate', {}, hook(-10)),
    object('v1', 'ServiceAccount', 'web', {}),
    object('v1', 'Service', 'web', {
      metadata: { name: 'web', namespace: 'web', labels },
      spec: { selector: labels, ports: [port] },
    }),
    object('v1', 'Service', 'canary', { spec: { selector: { app: 'canary' }, ports: [port] } }),
    object('v1', 'ConfigMap', 'web', { data: { LEVEL: 'info' } }),
    object('v1', 'PersistentVolumeClaim', 'web-data', {
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    }),
    object('external-secrets.io/v1', 'ExternalSecret', 'database', {
      spec: {
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'default' },
        data: [{ secretKey: 'password', remoteRef: { key: 'web-password' } }],
      },
    }),
    object('external-secrets.io/v1', 'ExternalSecret', 'tokens-source', {
      spec: {
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'default' },
        target: { name: 'tokens' },
        dataFrom: [{ extract: { key: 'web-tokens' } }],
      },
    }),
    object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicas: 3,
        maxReplicas: 4,
      },
    }),
    object('policy/v1', 'PodDisruptionBudget', 'web', { spec: { maxUnavailable: 1, selector } }),
    object('policy/v1', 'PodDisruptionBudget', 'canary', {
      spec: { minAvailable: '50%', selector: { matchLabels: { app: 'canary' } } },
    }),
    object('networking.k8s.io/v1', 'NetworkPolicy', 'all', {
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    }),
    object('networking.k8s.io/v1', 'Ingress', 'web', {
      spec: {
        ingressClassName: 'nginx',
        rules: [
          {
            host: 'web.example.com',
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: 'web', port: { name: 'http' } } },
                },
              ],
            },
          },
        ],
      },
    }),
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'web', {
      spec: {
        hostnames: ['www.example.com'],
        parentRefs: [{ name: 'public' }],
        rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
      },
    }),
    object('monitoring.coreos.com/v1', 'PodMonitor', 'web', {
      spec: { selector, podMetricsEndpoints: [{ port: 'metrics' }] },
    }),
    object('monitoring.coreos.com/v1', 'ServiceMonitor', 'web', {
      spec: { selector: { matchLabels: { app: 'web' } }, endpoints: [{ port: 'http' }] },
    }),
    object('rbac.authorization.k8s.io/v1', 'Role', 'web', {
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    }),
    object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'web', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' },
      subjects: [{ kind: 'ServiceAccount', name: 'web' }],
    }),
    object('external-secrets.io/v1', 'ClusterSecretStore', 'default', {
      spec: { provider: { gcpsm: { projectID: 'harbour' } } },
    }),
    object('argoproj.io/v1alpha1', 'AppProject', 'harbour', {
      spec: { destinations: [{ namespace: 'web', server: 'https://kubernetes.default.svc' }] },
    }),
    object('argoproj.io/v1alpha1', 'Application', 'prod-web', {
      spec: {
        project: 'harbour',
        source: { repoURL: 'https://git.example.com/harbour.git', path: 'web', targetRevision: 'main' },
        destination: { namespace: 'web', server: 'https://kubernetes.default.svc' },
        ignoreDifferences: [{ group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] }],
        syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true'] },
      },
    }),
  ].map((each) => [`${each.kind}/${each.metadata.name}`, each]),
);
