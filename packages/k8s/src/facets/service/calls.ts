import { workloadKinds } from '@fairlead/model';
import { selector } from '../../labels.js';
import { podsOf } from '../../network/blocks.js';
import type { CompileServiceAspect } from '../compile.js';

/** What the service's pods may connect to inside the cluster. */
export const calls: CompileServiceAspect<'calls'> = (peers) => ({
  network: peers.map(({ service, workload, namespace, port, targetPort, transport = 'TCP' }) => ({
    into: { kinds: workloadKinds },
    egress: {
      [`call ${service}.${workload}.${port}`]: {
        to: [podsOf(namespace, selector({ service, workload }))],
        // A policy of egress is about the pod that is reached, so it wants the pod's own port.
        ports: [{ port: targetPort, protocol: transport }],
      },
    },
  })),
});
