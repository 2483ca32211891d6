import type { JsonObject, Service, WorkloadKind } from '@fairlead/model';
import { type Comments, literal } from '../edit/literal.js';

/** The kinds of service that can be begun with. */
export const startingKinds = ['server', 'worker', 'cron'] as const satisfies readonly WorkloadKind[];
export type StartingKind = (typeof startingKinds)[number];

/** The least that a kind of workload needs, as data, and what is worth knowing beside it. */
interface Start {
  readonly workload: JsonObject;
  /** By their place in the workload. */
  readonly comments: Comments;
}

const starts: { readonly [K in StartingKind]: Start } = {
  server: {
    workload: {
      ports: { http: { port: 8080, exposed: 80 } },
      env: { PORT: 8080 },
      probes: {
        startup: { check: { http: '/livez', port: 'http' } },
        readiness: { check: { http: '/readyz', port: 'http' } },
        liveness: { check: { http: '/livez', port: 'http' } },
      },
    },
    comments: {
      probes: 'Liveness asks nothing of others: when a database is away, restarting every pod helps nobody.',
    },
  },
  worker: { workload: {}, comments: {} },
  cron: {
    workload: { schedule: { cron: '0 3 * * *', timeZone: 'Etc/UTC' } },
    comments: { schedule: 'Minute, hour, day of month, month, day of week.' },
  },
};

/** A small service to begin with: one workload, named after its kind. */
export function startingService(
  name: string,
  kind: StartingKind,
): { readonly definition: Service['definition']; readonly text: string } {
  const { workload, comments } = starts[kind];
  const definition = { name, workloads: { [kind]: { kind, ...workload } } };
  const placed = Object.entries(comments).map(([path, text]) => [`workloads.${kind}.${path}`, text]);
  const begin = 'export default service(';
  const input = literal(definition, begin.length, Object.fromEntries(placed));
  return { definition, text: `import { service } from '../../names.js';\n\n${begin}${input});\n` };
}
