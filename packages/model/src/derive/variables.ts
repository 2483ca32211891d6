import type { Env, EnvSource } from '../facets/workload/env.js';
import { own } from '../json.js';
import type { Problem } from '../problem.js';
import type { DeclaredService, DeclaredWorkload } from '../resolve/declared.js';
import type { Peer, ResolvedDatabase } from '../resolve/resolved.js';
import { atFacet, type Derived, recordDerived } from './landscape.js';

/** What variables may speak of. */
interface Known {
  readonly peers: readonly Peer[];
  readonly databases: { readonly [name: string]: ResolvedDatabase };
}

type ContainerFacets = Pick<DeclaredWorkload['facets'], 'env' | 'init' | 'sidecars'>;

/** The variables of a workload's containers, with addresses of peers and databases in place of their names. */
export function variables(
  service: DeclaredService,
  workload: DeclaredWorkload,
  known: Known,
): Derived<ContainerFacets> {
  const problems: Problem[] = [];
  const settle = (env: Env, at: string): Env =>
    Object.fromEntries(
      Object.entries(env).map(([name, source]) => {
        const settled = settleOne(source, known);
        const path = `workloads.${workload.name}.${at}`;
        if (typeof settled !== 'string') {
          if (settled !== source) recordDerived(service, `${path}.${name}`, settled);
          return [name, settled];
        }
        const mend = 'name one that is there, or declare it';
        problems.push(
          atFacet(
            service,
            path,
          )({ path: name, value: { ...source }, code: 'FL_ENV_SOURCE', what: settled, mend }),
        );
        return [name, source];
      }),
    );
  const each = <T extends { readonly env: Env }>(containers: { readonly [name: string]: T }, facet: string) =>
    Object.fromEntries(
      Object.entries(containers).map(([name, one]) => [
        name,
        { ...one, env: settle(one.env, `${facet}.${name}.env`) },
      ]),
    );
  const { env = {}, init = {}, sidecars = {} } = workload.facets;
  const value = { env: settle(env, 'env'), init: each(init, 'init'), sidecars: each(sidecars, 'sidecars') };
  return { value, problems };
}

function settleOne(source: EnvSource, { peers, databases }: Known): EnvSource | string {
  if ('database' in source) {
    const database = own(databases, source.database);
    if (database === undefined) return 'no such database is declared';
    const parts = { ...database.address, name: database.name, user: database.user };
    return { value: String(parts[source.part]) };
  }
  if (!('call' in source)) return source;
  const endpoints = peers.filter(
    ({ service, workload, port }) =>
      service === source.call && (source.endpoint === '' || source.endpoint === `${workload}.${port}`),
  );
  const [peer, ...others] = endpoints;
  if (peer === undefined) return 'no such call is declared';
  if (others.length > 0) return 'several endpoints of this service are called, so one must be named';
  return { value: peerPart(peer, source.part) };
}

function peerPart({ host, exposedPort }: Peer, part: 'url' | 'host' | 'port'): string {
  if (part === 'host') return host;
  if (part === 'port') return String(exposedPort);
  return exposedPort === 80 ? `http://${host}` : `http://${host}:${exposedPort}`;
}
