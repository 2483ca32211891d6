import type { Later } from './feature.js';

/** What definitions cannot say yet. Until then an object of one's own under `objects` does. */
export const later: readonly Later[] = [
  {
    area: 'mesh',
    feature: 'Istio: VirtualService, DestinationRule, ServiceEntry, exportTo, injection labels',
  },
  {
    area: 'mesh',
    feature:
      'Istio: Gateway, PeerAuthentication, AuthorizationPolicy for each gRPC method, egress; STRICT mTLS and its switch for an environment',
  },
  { area: 'routes', feature: 'AWS Load Balancer Controller: Ingress groups and WAF' },
  { area: 'argo', feature: 'Notifications of a sync' },
  {
    area: 'argo',
    feature: 'Sync windows; freezes of an environment hold releases back, and nothing holds back a sync',
  },
  { area: 'argo', feature: 'An app of apps; whoever runs Argo CD applies `manifests/_environment`' },
  { area: 'add-ons', feature: 'Charts of others with their values, an own version in each environment' },
  { area: 'lifecycle', feature: 'A namespace for each pull request, taken away with it' },
  { area: 'images', feature: 'Provenance and signatures' },
];
