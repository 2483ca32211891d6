import { workloadKinds } from '@fairlead/model';
import { addressBlock } from '../../network/blocks.js';
import type { CompileServiceAspect } from '../compile.js';

/** What the service's pods may connect to outside the cluster. */
export const egress: CompileServiceAspect<'egress'> = (rules) => ({
  network: Object.entries(rules).map(([name, { to, ports }]) => ({
    into: { kinds: workloadKinds },
    egress: {
      [`egress ${name}`]: {
        to: to.map(addressBlock),
        ports: ports.map((port) => ({ port, protocol: 'TCP' })),
      },
    },
  })),
});
