import type { ResolvedService } from '@fairlead/model';
import type { ServiceAt, WorkloadFacts } from '../../at.js';
import type { Contribution, NetworkPart } from '../../contribution.js';
import { type Proxied, proxy, proxyEgress, proxyName } from '../../databases/cloud-sql.js';
import { type Contained, contained, containedEgress } from '../../databases/container.js';
import { selector } from '../../labels.js';
import type { CompileServiceAspect } from '../compile.js';

type Databases = ResolvedService['databases'];

/** A proxy in the pods that ask for a database of the cloud, and databases of the service's own. */
export const databases: CompileServiceAspect<'databases'> = (all, at) => {
  const parts = at.workloads.map((workload) => ways(workload, all, at));
  return {
    objects: Object.entries(all).flatMap(([name, database]) => {
      const own = at.ownDatabases[name];
      return own && isContained(database) ? contained(name, database, own, at) : [];
    }),
    pods: parts.flatMap(({ pods = [] }) => pods),
    network: parts.flatMap(({ network = [] }) => network),
  };
};

/** How the pods of one workload reach what they ask for. */
function ways(
  { name: workload, databases: asked }: WorkloadFacts,
  all: Databases,
  at: ServiceAt,
): Contribution {
  const into = { workload };
  const known = asked.flatMap((name) => Object.entries(all).filter(([each]) => each === name));
  const proxied = known.flatMap(([, database]) => (isProxied(database) ? [database] : []));
  const network = known.flatMap(([name, database]): readonly NetworkPart[] => {
    if (!isContained(database)) return [];
    const pods = selector({ service: at.service, workload: name });
    return [{ into, egress: { [`database ${name}`]: containedEgress(database, pods) } }];
  });
  if (proxied.length === 0) return { network };
  return {
    pods: [{ into, around: { [proxyName]: proxy(proxied) } }],
    network: [...network, { into, egress: { 'cloud sql': proxyEgress } }],
  };
}

function isProxied(database: Databases[string]): database is Proxied {
  return database.connection.kind === 'cloud-sql';
}

function isContained(database: Databases[string]): database is Contained {
  return database.connection.kind === 'container';
}
