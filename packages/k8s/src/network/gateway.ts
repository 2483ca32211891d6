import type { JsonObject, ResolvedEnvironment } from '@fairlead/model';
import { podsOf } from './blocks.js';

/** Front ends and health checks of Google's load balancers. (cloud.google.com/load-balancing/docs/firewall-rules) */
const googleFrontEnds = ['35.191.0.0/16', '130.211.0.0/22'];

/** From where an environment's gateway reaches the pods. */
export function gatewaySources({ cloud, gateway }: ResolvedEnvironment): readonly JsonObject[] {
  if (cloud.provider === 'google') return googleFrontEnds.map((cidr) => ({ ipBlock: { cidr } }));
  return [podsOf(gateway.namespace)];
}
