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
  };
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
