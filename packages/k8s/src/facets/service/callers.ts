import { podsOf } from '../../network/blocks.js';
import type { CompileServiceAspect } from '../compile.js';

/** Who may connect to the service's pods: those who declare that they call it. */
export const callers: CompileServiceAspect<'callers'> = (all) => ({
  network: all.map(({ service, namespace, workload, port, transport = 'TCP' }) => ({
    into: { workload },
    ingress: {
      [`caller ${service} ${port}`]: {
        from: [podsOf(namespace, { 'app.kubernetes.io/name': service })],
        ports: [{ port, protocol: transport }],
      },
    },
  })),
});
