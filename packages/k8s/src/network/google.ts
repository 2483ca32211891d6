import type { JsonObject } from '@fairlead/model';

/** Front ends and health checks of Google's load balancers. (cloud.google.com/load-balancing/docs/firewall-rules) */
const frontEnds = ['35.191.0.0/16', '130.211.0.0/22'];

/** From where Google's load balancers reach the pods, as peers of a policy; `more` is a proxy-only subnet. */
export function googleFrontEnds(more: readonly string[]): readonly JsonObject[] {
  return [...frontEnds, ...more].map((cidr) => ({ ipBlock: { cidr } }));
}
