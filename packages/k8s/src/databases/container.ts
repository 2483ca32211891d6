import {
  beforeTheRest,
  type ContainerDatabase,
  type JsonObject,
  type ResolvedDatabase,
} from '@fairlead/model';
import type { OwnDatabase, ServiceAt } from '../at.js';
import type { ObjectPart } from '../contribution.js';
import { containerSecurity } from '../facets/workload/security.js';
import { selector as selectorOf, serviceTags, workloadLabels } from '../labels.js';
import { networkPolicy } from '../network/policy.js';
import type { KubeObject, Strings } from '../object.js';
import { engines, variablesOf } from './engines.js';

/** A database that runs in a container of the cluster. */
export type Contained = ResolvedDatabase & { readonly connection: ContainerDatabase };

/** Before hooks that need the database, which come before the rest. */
export const databaseOrder = 2 * beforeTheRest;

/** What a database's objects are made of. */
interface Parts {
  readonly database: Contained;
  readonly own: OwnDatabase;
  readonly namespace: string;
  readonly labels: Strings;
  readonly selector: Strings;
  /** Of the pod; the version is the one of the service that it belongs to. */
  readonly tags: Strings;
  /** The pods that may connect. */
  readonly clients: readonly Strings[];
}

/** A server with one pod and its volume, its name in the cluster, and a policy that lets in who asks for it. */
export function contained(
  name: string,
  database: Contained,
  own: OwnDatabase,
  at: ServiceAt,
): readonly ObjectPart[] {
  const whose = { platform: at.environment.platform, service: at.service, workload: name };
  const parts: Parts = {
    database,
    own,
    namespace: at.namespace,
    labels: workloadLabels(whose),
    selector: selectorOf(whose),
    tags: serviceTags({ environment: at.environment.name, service: at.service }),
    clients: at.workloads.filter(({ databases }) => databases.includes(name)).map(({ selector }) => selector),
  };
  return [
    { object: statefulSet(parts), order: databaseOrder, kept: true },
    { object: service(parts), order: databaseOrder },
    { object: policy(parts), order: databaseOrder },
  ];
}

function statefulSet(parts: Parts): KubeObject {
  const { database, own, namespace, labels, selector, tags } = parts;
  const { user } = engines[database.engine];
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: own.objectName, namespace, labels },
    spec: {
      serviceName: own.objectName,
      replicas: 1,
      // A release changes a label of every pod; the database is none of its business and runs on.
      updateStrategy: { type: 'OnDelete' },
      selector: { matchLabels: selector },
      template: {
        metadata: { labels: { ...labels, ...tags } },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: user,
            runAsGroup: user,
            fsGroup: user,
            fsGroupChangePolicy: 'OnRootMismatch',
            seccompProfile: { type: 'RuntimeDefault' },
          },
          terminationGracePeriodSeconds: 60,
          containers: [container(parts)],
          volumes: volumes(parts),
        },
      },
      volumeClaimTemplates: [claim(database.connection.storage)],
    },
  };
}

const passwordFolder = '/var/run/secrets/database';

function container({ database }: Parts): JsonObject {
  const { data, env, ready, writes } = engines[database.engine];
  const { image, password } = database.connection;
  const exec = { exec: { command: ready(database) } };
  return {
    name: database.engine,
    image,
    imagePullPolicy: 'IfNotPresent',
    env: variablesOf(env(database, `${passwordFolder}/${password.key}`)),
    ports: [{ name: 'sql', containerPort: database.address.port, protocol: 'TCP' }],
    volumeMounts: [
      { mountPath: data, name: 'data' },
      { mountPath: passwordFolder, name: 'password', readOnly: true },
      ...Object.entries(writes).map(([name, mountPath]) => ({ mountPath, name })),
    ],
    resources: {
      requests: { cpu: '100m', memory: '512Mi', 'ephemeral-storage': '64Mi' },
      limits: { memory: '512Mi', 'ephemeral-storage': '1Gi' },
    },
    securityContext: containerSecurity({ readOnlyRoot: true, capabilities: [] }),
    // The first start fills the volume.
    startupProbe: { ...exec, periodSeconds: 2, timeoutSeconds: 5, failureThreshold: 90 },
    readinessProbe: { ...exec, periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3 },
    // Only that it listens: while it recovers from a crash it takes nobody in, and killed then it starts over.
    livenessProbe: {
      tcpSocket: { port: 'sql' },
      periodSeconds: 10,
      timeoutSeconds: 10,
      failureThreshold: 6,
    },
  };
}

function volumes({ database, own }: Parts): readonly JsonObject[] {
  const { key } = database.connection.password;
  return [
    {
      name: 'password',
      secret: { secretName: own.secretName, defaultMode: 0o440, items: [{ key, path: key }] },
    },
    ...Object.keys(engines[database.engine].writes).map((name) => ({
      name,
      emptyDir: { sizeLimit: '64Mi' },
    })),
  ];
}

/** With what the API server would add: Argo CD compares the list whole. */
function claim(storage: string): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      volumeMode: 'Filesystem',
      resources: { requests: { storage } },
    },
  };
}

function service({ database, own, namespace, labels, selector }: Parts): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: own.objectName, namespace, labels },
    spec: {
      // The name of the only pod: a StatefulSet wants a Service without an address of its own.
      clusterIP: 'None',
      ports: [{ name: 'sql', port: database.address.port, targetPort: 'sql', protocol: 'TCP' }],
      selector,
    },
  };
}

function policy({ database, own, namespace, labels, selector, clients }: Parts): KubeObject {
  const from = clients.map((matchLabels) => ({ podSelector: { matchLabels } }));
  const ports = [{ port: database.address.port, protocol: 'TCP' }];
  const ingress = from.length > 0 ? { clients: { from, ports } } : {};
  return networkPolicy({ name: own.objectName, namespace, labels, selector, ingress, egress: {} });
}

/** How a client's pods reach the database. */
export function containedEgress({ address }: Contained, selector: Strings): JsonObject {
  return {
    to: [{ podSelector: { matchLabels: selector } }],
    ports: [{ port: address.port, protocol: 'TCP' }],
  };
}
