import { amountOf, type CloudSql, type JsonObject, type ResolvedDatabase } from '@fairlead/model';
import type { ContainerPart } from '../contribution.js';
import { containerSecurity } from '../facets/workload/security.js';
import { addressBlock } from '../network/blocks.js';

/** A database behind the proxy. */
export type Proxied = ResolvedDatabase & { readonly connection: CloudSql };

/** The name of the proxy's container in every pod. */
export const proxyName = 'cloud-sql-proxy';

const image =
  'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.23.0@sha256:54e23cad9aeeedbf88ab75f993146631b878035f702b31c51885a932e0c7286c';

/** Where the proxy says how it is; its usual 9090 is where many programs have their metrics. */
const health = { name: 'sql-health', port: 9801 } as const;

/**
 * The Cloud SQL Auth Proxy as a native sidecar: it is ready before anything of the pod starts and leaves after it,
 * and a Job ends although it still runs. It has no preStop handler, which would begin together with the others.
 * (cloud.google.com/sql/docs/postgres/connect-kubernetes-engine)
 */
export function proxy(databases: readonly Proxied[]): ContainerPart {
  const memory = most(databases.map(({ connection }) => connection.proxyMemory));
  return {
    ports: { [health.name]: { containerPort: health.port, protocol: 'TCP' } },
    spec: {
      image,
      imagePullPolicy: 'IfNotPresent',
      args: [
        '--structured-logs',
        '--health-check',
        // The kubelet asks from outside the pod; the databases themselves stay on the loopback.
        '--http-address=0.0.0.0',
        `--http-port=${health.port}`,
        ...databases.map(instance),
      ],
      resources: {
        requests: { cpu: '50m', memory, 'ephemeral-storage': '16Mi' },
        limits: { memory, 'ephemeral-storage': '64Mi' },
      },
      securityContext: containerSecurity({ readOnlyRoot: true, capabilities: [] }),
      startupProbe: { ...probe('/startup'), periodSeconds: 1, timeoutSeconds: 5, failureThreshold: 60 },
      livenessProbe: { ...probe('/liveness'), periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 5 },
    },
  };
}

const most = (quantities: readonly string[]) => [...quantities].sort((a, b) => amountOf(b) - amountOf(a))[0];

function instance({ connection, address }: Proxied): string {
  const iam = connection.authentication === 'iam' ? '&auto-iam-authn=true' : '';
  return `${connection.instance}?port=${address.port}${iam}`;
}

function probe(path: string): JsonObject {
  return { httpGet: { path, port: health.name } };
}

/** Google's API, where the proxy gets its certificates, and the instance's own port on its public address. */
export const proxyEgress: JsonObject = {
  to: [addressBlock('0.0.0.0/0')],
  ports: [
    { port: 443, protocol: 'TCP' },
    { port: 3307, protocol: 'TCP' },
  ],
};
