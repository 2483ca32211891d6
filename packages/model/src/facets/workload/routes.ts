import type { Problem } from '../../problem.js';
import { type At, eachEntry, type Facet, type Part } from '../facet.js';
import type { Names } from '../names.js';

/** How requests from outside reach a port. */
export interface Route {
  /** Full names, `*.example.com` allowed. A name without a dot is put before the environment's domain. */
  readonly hosts: readonly string[];
  /** @default everything below `/` */
  readonly paths: readonly RoutePath[];
  /** One of the workload's exposed ports. */
  readonly port: string;
  /** Time for a whole request. @default `shutdown.drainSeconds`, so that a deploy cuts none off */
  readonly timeoutSeconds?: number;
  /** `terminate` ends TLS at the gateway, `none` is plain HTTP. @default 'terminate' */
  readonly tls: 'terminate' | 'none';
  /** Whether plain HTTP is sent to HTTPS. @default true */
  readonly redirectToHttps: boolean;
  /** Who may pass the gateway. @default { kind: 'none' } */
  readonly auth: RouteAuth;
  /** What one kind of edge alone can do; the others do not look at it. */
  readonly extras: { readonly google: GoogleExtras; readonly nginx: NginxExtras };
  /** Free annotations, for what the typed fields do not say. */
  readonly annotations: { readonly [name: string]: string };
}

export interface RoutePath {
  readonly path: string;
  readonly match: 'prefix' | 'exact' | 'regex';
}

/** Of Google's load balancers. */
export interface GoogleExtras {
  /** Name of a Cloud Armor policy; `''` is none. @default '' */
  readonly securityPolicy: string;
  /** Whether a caller stays with one pod, and how it is known. @default 'none' */
  readonly affinity: 'none' | 'client-ip' | 'cookie';
  /** Name of a reserved global address, for a GKE Ingress; `''` is one that is made for it. @default '' */
  readonly address: string;
  /** Name of a TLS policy, for a GKE Ingress; `''` is Google's own. @default '' */
  readonly sslPolicy: string;
}

/** Of the nginx controller. */
export interface NginxExtras {
  /** Largest body of a request, as nginx writes it; `''` is the controller's own. @default '' */
  readonly bodySize: string;
  /** Of one caller's address, by one controller; 0 is no limit. @default 0 */
  readonly requestsPerSecond: number;
  /** Pages of other hosts that may call this one from a browser. @default false */
  readonly cors: Cors | false;
}

export interface Cors {
  /** With scheme, without path: `https://www.example.com`. */
  readonly origins: readonly string[];
  /** The controller's own where nothing is said. */
  readonly methods?: readonly string[];
  /** Request headers beside the plain ones. */
  readonly headers?: readonly string[];
  /** Whether cookies are sent too; they are not where nothing is said. */
  readonly credentials?: boolean;
}

export type RouteAuth<N extends Names = Names> =
  | { readonly kind: 'none' }
  /** HTTP basic authentication; the secret holds an htpasswd file in its key `auth`. */
  | { readonly kind: 'basic'; readonly secret: N['secretKey']['secret'] }
  /** Another service is asked about each request. */
  | { readonly kind: 'external'; readonly url: string };

export type Routes = { readonly [name: string]: Route };

export type RoutesInput<N extends Names = Names> = {
  readonly [name: string]: Part<Omit<Route, 'hosts' | 'port' | 'paths' | 'auth'>> & {
    readonly hosts: readonly string[];
    readonly port: N['port'];
    /** A path alone is a prefix. */
    readonly paths?: readonly (string | RoutePath)[];
    readonly auth?: RouteAuth<N>;
  };
};

export const routes: Facet<RoutesInput, Routes, 'server' | 'stateful'> = {
  kinds: ['server', 'stateful'],
  required: ['*.hosts', '*.port'],
  normalise: (input) =>
    Object.fromEntries(
      Object.entries(input).map(([name, route]) => {
        const paths = route?.paths;
        return [name, Array.isArray(paths) ? { ...route, paths: paths.map(routePath) } : route];
      }),
    ) as Part<Routes>,
  defaults: ({ declared }) =>
    eachEntry(declared, () => ({
      paths: [routePath('/')],
      tls: 'terminate',
      redirectToHttps: true,
      auth: { kind: 'none' },
      extras: {
        google: { securityPolicy: '', affinity: 'none', address: '', sslPolicy: '' },
        nginx: { bodySize: '', requestsPerSecond: 0, cors: false },
      },
      annotations: {},
    })),
  atomic: ['*.auth', '*.extras.nginx.cors'],
  check: checkRoutes,
};

function routePath(path: string | RoutePath): RoutePath {
  return typeof path === 'string' ? { path, match: 'prefix' } : path;
}

const host = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Hosts are names, paths begin with a slash and a request has time. */
export function checkRoutes(resolved: Routes, at: At): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [name, route] of Object.entries(resolved)) {
    for (const value of route.hosts) {
      if (host.test(value)) continue;
      const mend = 'write a lower-case DNS name without scheme, port or path';
      problems.push(at({ path: `${name}.hosts`, value, code: 'FL_HOST', what: 'is not a host name', mend }));
    }
    const { timeoutSeconds: value = 1 } = route;
    if (!Number.isInteger(value) || value < 1) {
      const what = 'is not a whole number of seconds';
      const mend = 'write 1 or more, or leave it to shutdown.drainSeconds';
      problems.push(at({ path: `${name}.timeoutSeconds`, value, code: 'FL_ROUTE_SECONDS', what, mend }));
    }
    for (const { path } of route.paths) {
      if (path.startsWith('/')) continue;
      const mend = `write /${path}`;
      problems.push(
        at({ path: `${name}.paths`, value: path, code: 'FL_PATH', what: 'does not begin with /', mend }),
      );
    }
  }
  return problems;
}
