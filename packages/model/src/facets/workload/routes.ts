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
  /** Time for a whole request. @default 30 */
  readonly timeoutSeconds: number;
  /** `terminate` ends TLS at the gateway, `none` is plain HTTP. @default 'terminate' */
  readonly tls: 'terminate' | 'none';
  /** Whether plain HTTP is sent to HTTPS. @default true */
  readonly redirectToHttps: boolean;
  /** Who may pass the gateway. @default { kind: 'none' } */
  readonly auth: RouteAuth;
  /** Free annotations, for what the typed fields do not say. */
  readonly annotations: { readonly [name: string]: string };
}

export interface RoutePath {
  readonly path: string;
  readonly match: 'prefix' | 'exact' | 'regex';
}

export type RouteAuth =
  | { readonly kind: 'none' }
  /** HTTP basic authentication; the secret holds an htpasswd file. */
  | { readonly kind: 'basic'; readonly secret: string }
  /** Another service is asked about each request. */
  | { readonly kind: 'external'; readonly url: string };

export type Routes = { readonly [name: string]: Route };

export type RoutesInput<N extends Names = Names> = {
  readonly [name: string]: Part<Omit<Route, 'hosts' | 'port' | 'paths' | 'auth'>> & {
    readonly hosts: readonly string[];
    readonly port: N['port'];
    /** A path alone is a prefix. */
    readonly paths?: readonly (string | RoutePath)[];
    readonly auth?: RouteAuth;
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
      timeoutSeconds: 30,
      tls: 'terminate',
      redirectToHttps: true,
      auth: { kind: 'none' },
      annotations: {},
    })),
  atomic: ['*.auth'],
  check: checkRoutes,
};

function routePath(path: string | RoutePath): RoutePath {
  return typeof path === 'string' ? { path, match: 'prefix' } : path;
}

const host = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Hosts are names and paths begin with a slash. */
export function checkRoutes(resolved: Routes, at: At): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [name, route] of Object.entries(resolved)) {
    for (const value of route.hosts) {
      if (host.test(value)) continue;
      const mend = 'write a lower-case DNS name without scheme, port or path';
      problems.push(at({ path: `${name}.hosts`, value, code: 'FL_HOST', what: 'is not a host name', mend }));
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
