/** What stands between the outside and the services of an environment, and turns their routes into its own objects. */
export type Edge =
  /** Routes attach to a Gateway of the Gateway API. */
  | {
      readonly kind: 'gateway-api';
      /**
       * `gke` writes Google's policies beside each Service: health check, time limit and drain of its load balancer,
       * and routes gRPC as HTTP. @default 'gke' in Google Cloud, else 'none'
       */
      readonly policies?: 'gke' | 'none';
      /** The Gateway is made here, of this class; without one it is there already. @default '' */
      readonly class?: string;
      /** Certificate map of Google's Certificate Manager, for a Gateway that is made here. @default '' */
      readonly certificateMap?: string;
      /** Secret beside the Gateway with its certificate, for one that is made here. @default '' */
      readonly certificateSecret?: string;
      /** From where requests come beside Google's own front ends: the proxy-only subnet of a regional one. @default [] */
      readonly sources?: readonly string[];
    }
  /** Each route is an Ingress of GKE with a load balancer of its own. */
  | {
      readonly kind: 'gke-ingress';
      /** `managed` makes one for the hosts of each route; another name is a certificate that is there. @default 'managed' */
      readonly certificate?: string;
      /** From where requests come beside Google's own front ends. @default [] */
      readonly sources?: readonly string[];
    }
  /** Each route is an Ingress of the nginx controller. */
  | {
      readonly kind: 'nginx';
      /** @default 'nginx' */
      readonly class?: string;
      /** Where the controller runs. @default 'ingress-nginx' */
      readonly namespace?: string;
      /** ClusterIssuer of cert-manager; `''` leaves certificates to the controller's default one. @default '' */
      readonly issuer?: string;
    }
  /** AWS Load Balancer Controller. Not rendered yet. */
  | { readonly kind: 'alb' }
  /** Istio. Not rendered yet. */
  | { readonly kind: 'istio' };

export const edgeKinds = [
  'gateway-api',
  'gke-ingress',
  'nginx',
  'alb',
  'istio',
] as const satisfies readonly Edge['kind'][];

/** The same with every default filled in. */
export type ResolvedEdge = Edge extends infer E ? (E extends Edge ? Required<E> : never) : never;
