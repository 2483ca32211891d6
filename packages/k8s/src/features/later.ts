import type { Later } from './feature.js';

/** What definitions cannot say yet. Until then an object of one's own under `objects` does. */
export const later: readonly Later[] = [
  {
    area: 'mesh',
    feature: 'Istio: VirtualService, DestinationRule, ServiceEntry, exportTo, injection labels',
  },
  {
    area: 'mesh',
    feature: 'Istio: Gateway, PeerAuthentication, AuthorizationPolicy for each gRPC method, egress',
  },
  { area: 'routes', feature: 'AWS Load Balancer Controller: Ingress groups and WAF' },
  { area: 'argo', feature: 'Notifications, sync windows' },
  { area: 'add-ons', feature: 'Charts of others with their values, an own version in each environment' },
];
