import type { BlueGreen, Canary } from '../facets/workload/rollout.js';
import { own } from '../json.js';
import type { Problem } from '../problem.js';
import type { DeclaredService, DeclaredWorkload } from '../resolve/declared.js';
import type { ResolvedEnvironment } from '../resolve/resolved.js';
import { hasGrpcRoutes } from './edge.js';
import { type Indicator, indicator } from './indicator.js';
import { atFacet, type Derived } from './landscape.js';
import { objectName } from './names.js';

/** How a new version reaches those who call a workload: what its rollout, ports, routes and objectives say together. */
export interface Progression {
  readonly strategy: 'canary' | 'blue-green';
  /**
   * Services of the version that all callers reach and of the one that is tried; absent where the number of pods
   * divides the callers of one Service.
   */
  readonly services?: { readonly stable: string; readonly next: string };
  /** Names of the HTTP routes of a Gateway that divide requests between the two; none where it has no part in it. */
  readonly routes: readonly string[];
  /** Names of its gRPC routes that do; absent where there are none. */
  readonly grpcRoutes?: readonly string[];
  /** Names of the routes whose requests nginx divides; absent where it has no part in it. */
  readonly ingresses?: readonly string[];
  /** What is asked while it goes on, by name of the objective. */
  readonly indicators: { readonly [objective: string]: Indicator };
  /** Names of the objects of the jobs that must succeed. */
  readonly jobs: readonly string[];
}

/** What the rule looks at beside the workload. */
export interface ProgressionOf {
  readonly service: DeclaredService;
  readonly workload: DeclaredWorkload;
  readonly environment: ResolvedEnvironment;
}

/** The progression of a workload whose rollout says one. */
export function progression(of: ProgressionOf): Derived<Progression | undefined> {
  const { service, workload, environment } = of;
  const { rollout } = workload.facets;
  if (rollout === undefined || rollout.strategy === 'none') return { value: undefined, problems: [] };
  const name = objectName(service.name, workload.name);
  const divided = rollout.strategy === 'blue-green' || rollout.traffic !== 'replicas';
  const next = rollout.strategy === 'blue-green' ? 'preview' : 'canary';
  const asked = {
    environment: environment.name,
    service: service.name,
    namespace: service.facets.namespace.name,
    objectName: name,
  };
  const objectives = rollout.analysis.flatMap((each) => {
    const objective = own(service.facets.objectives, each);
    return objective === undefined ? [] : [[each, indicator(objective, asked)] as const];
  });
  return {
    value: {
      strategy: rollout.strategy,
      ...(divided && { services: { stable: name, next: `${name}-${next}` } }),
      ...dividing(rollout, of),
      indicators: Object.fromEntries(objectives),
      jobs: rollout.jobs.map((job) => objectName(service.name, job)),
    },
    problems: problemsOf(rollout, of),
  };
}

/** Which routes divide requests, by what they are at the environment's edge. */
function dividing(
  rollout: Canary | BlueGreen,
  { workload, environment: { edge } }: ProgressionOf,
): Pick<Progression, 'routes' | 'grpcRoutes' | 'ingresses'> {
  if (rollout.strategy === 'blue-green' || rollout.traffic === 'replicas') return { routes: [] };
  const { ports = {}, routes = {} } = workload.facets;
  const names = Object.keys(routes).sort();
  if (rollout.traffic === 'nginx') return { routes: [], ingresses: names };
  const speaksGrpc = (name: string) => {
    const port = routes[name]?.port;
    return port !== undefined && ports[port]?.protocol === 'grpc';
  };
  const grpcRoutes = hasGrpcRoutes(edge) ? names.filter(speaksGrpc) : [];
  return {
    routes: names.filter((name) => !grpcRoutes.includes(name)),
    ...(grpcRoutes.length > 0 && { grpcRoutes }),
  };
}

function problemsOf(rollout: Canary | BlueGreen, of: ProgressionOf): readonly Problem[] {
  const { service, workload } = of;
  const at = atFacet(service, `workloads.${workload.name}`);
  const { ports = {}, routes = {}, update } = workload.facets;
  const exposed = Object.values(ports).some((port) => port.exposed !== false);
  const problems = [...metricsProblems(rollout, of)];
  if (rollout.strategy === 'blue-green' && !exposed) {
    const what = 'needs a Service that changes over, and no port of the workload is exposed';
    const mend = "expose a port, or write strategy 'canary'";
    problems.push(
      at({ path: 'rollout.strategy', value: rollout.strategy, code: 'FL_ROLLOUT_TRAFFIC', what, mend }),
    );
  }
  if (rollout.strategy === 'canary' && rollout.traffic !== 'replicas' && Object.keys(routes).length === 0) {
    const what = 'divides the requests of routes, and the workload has none';
    const mend = "write a route, or traffic: 'replicas'";
    problems.push(
      at({ path: 'rollout.traffic', value: rollout.traffic, code: 'FL_ROLLOUT_TRAFFIC', what, mend }),
    );
  }
  for (const [database, { hook }] of Object.entries(service.facets.migrations)) {
    if (!rollout.jobs.includes(hook)) continue;
    const what = `migrates the database ${database} before the new version serves, so it cannot judge it`;
    const mend = 'write a hook of its own for the rollout';
    problems.push(at({ path: 'rollout.jobs', value: hook, code: 'FL_ROLLOUT_JOB', what, mend }));
  }
  if (update?.strategy === 'recreate') {
    const what = 'ends all old pods first, and the rollout keeps them while it tries the new ones';
    const mend = "write update.strategy 'rolling', or rollout.strategy 'none'";
    problems.push(
      at({ path: 'update.strategy', value: 'recreate', code: 'FL_ROLLOUT_RECREATE', what, mend }),
    );
  }
  return problems;
}

/** Keys that Argo Rollouts reads of the Secret. (argo-rollouts.readthedocs.io/en/stable/analysis/datadog) */
const datadogKeys = ['address', 'api-key', 'app-key'];

/** Objectives are asked of the environment's provider of metrics, with the service's own copy of its keys. */
function metricsProblems(
  { analysis }: Canary | BlueGreen,
  { service, workload, environment }: ProgressionOf,
): readonly Problem[] {
  if (!analysis.some((name) => Object.hasOwn(service.facets.objectives, name))) return [];
  const at = atFacet(service, `workloads.${workload.name}.rollout`);
  const { metrics } = environment;
  const problem = { path: 'analysis', value: [...analysis], code: 'FL_ROLLOUT_METRICS' } as const;
  if (metrics === undefined) {
    const what = `${environment.name} does not say where metrics are asked for`;
    const mend = 'write `metrics` in its environment.ts, or leave the analysis out there';
    return [at({ ...problem, what, mend })];
  }
  if (metrics.provider !== 'datadog') return [];
  const keys = Object.keys(own(service.facets.secrets, metrics.secret)?.keys ?? {});
  const missing = datadogKeys.filter((key) => !keys.includes(key));
  if (missing.length === 0) return [];
  const what = `Datadog is asked with the secret ${metrics.secret}, and it has no ${missing.join(', ')}`;
  const mend = `declare the secret ${metrics.secret} with the keys ${datadogKeys.join(', ')}`;
  return [at({ ...problem, what, mend })];
}
