import type { JsonObject } from '@fairlead/model';
import type { CompileWorkloadFacet } from '../compile.js';

/** What the pod may do on its node: the restricted Pod Security Standard, but for what was loosened by name. */
export const security: CompileWorkloadFacet<'security'> = (facet, { workload }) => {
  const { runAsUser, fsGroup, readOnlyRoot, capabilities, apiToken } = facet;
  return {
    pods: [
      {
        into: { workload },
        main: { spec: { securityContext: containerSecurity({ readOnlyRoot, capabilities }) } },
        spec: {
          automountServiceAccountToken: apiToken,
          securityContext: {
            runAsNonRoot: true,
            runAsUser,
            runAsGroup: runAsUser,
            fsGroup,
            // Otherwise each start walks the whole volume.
            fsGroupChangePolicy: 'OnRootMismatch',
            seccompProfile: { type: 'RuntimeDefault' },
          },
        },
      },
    ],
    network: apiToken ? [{ into: { workload }, egress: { 'Kubernetes API': kubernetesApi } }] : [],
  };
};

/**
 * To any address: a policy sees the API server at its own one and not at that of its Service, which one it is only
 * the cluster knows, and some networks match a node of theirs by no block of addresses.
 */
const kubernetesApi: JsonObject = {
  ports: [
    { port: 443, protocol: 'TCP' },
    { port: 6443, protocol: 'TCP' },
  ],
};

/** The security context of any container. */
export function containerSecurity(of: {
  readonly readOnlyRoot: boolean;
  readonly capabilities: readonly string[];
}): JsonObject {
  return {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: of.readOnlyRoot,
    capabilities: { drop: ['ALL'], ...(of.capabilities.length > 0 && { add: of.capabilities }) },
  };
}
