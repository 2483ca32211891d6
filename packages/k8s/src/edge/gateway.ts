import type { JsonObject, ResolvedEnvironment } from '@fairlead/model';
import { platformLabels } from '../labels.js';
import type { KubeObject } from '../object.js';
import { listeners } from './gateway-api.js';

/** The Gateway that an environment's routes attach to, where it is made here. */
export function gateway({ edge, gateway: named, platform }: ResolvedEnvironment): KubeObject | undefined {
  if (edge.kind !== 'gateway-api' || edge.class === '') return undefined;
  const { certificateMap, certificateSecret } = edge;
  const from = { allowedRoutes: { namespaces: { from: 'All' } } };
  const tls: JsonObject = {
    mode: 'Terminate',
    ...(certificateSecret !== '' && {
      certificateRefs: [{ group: '', kind: 'Secret', name: certificateSecret }],
    }),
  };
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: {
      ...named,
      labels: platformLabels(platform),
      ...(certificateMap !== '' && { annotations: { 'networking.gke.io/certmap': certificateMap } }),
    },
    spec: {
      gatewayClassName: edge.class,
      listeners: [
        { name: listeners.plain, port: 80, protocol: 'HTTP', ...from },
        {
          name: listeners.tls,
          port: 443,
          protocol: 'HTTPS',
          // A certificate map takes the place of certificates here, and both together are refused.
          ...(certificateMap === '' && { tls }),
          ...from,
        },
      ],
    },
  };
}
