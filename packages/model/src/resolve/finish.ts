import type { EnvironmentDefinition } from '../authoring/environment.js';
import { backend } from '../derive/backend.js';
import { peers } from '../derive/calls.js';
import { configSets } from '../derive/config.js';
import { controllerOf } from '../derive/controllers.js';
import { askedDatabases, databases } from '../derive/databases.js';
import { imageOf } from '../derive/image-choice.js';
import { imageRepositories } from '../derive/images.js';
import { type Derived, type Landscape, recordDerived } from '../derive/landscape.js';
import { objectName } from '../derive/names.js';
import { hookPhase } from '../derive/phases.js';
import { progression } from '../derive/progression.js';
import { renaming } from '../derive/rename.js';
import { replicas } from '../derive/replicas.js';
import { settledRoutes } from '../derive/routes.js';
import { termination } from '../derive/shutdown.js';
import { settledUpdate } from '../derive/update.js';
import { variables } from '../derive/variables.js';
import type { Problem } from '../problem.js';
import type { DeclaredService, DeclaredWorkload } from './declared.js';
import type {
  Peer,
  ResolvedDatabase,
  ResolvedEnvironment,
  ResolvedService,
  ResolvedWorkload,
} from './resolved.js';
import { schemas } from './resolved.js';

/** What a service can learn from around it. */
export interface Surroundings {
  readonly environment: ResolvedEnvironment;
  readonly landscape: Landscape;
  readonly sharedSets: NonNullable<EnvironmentDefinition['sets']>;
}

/** Settles what follows from a service's facets together and from its peers. */
export function finishService(service: DeclaredService, around: Surroundings): Derived<ResolvedService> {
  const { environment, landscape, sharedSets } = around;
  const problems: Problem[] = [];
  const take = <T>(derived: Derived<T>): T => {
    problems.push(...derived.problems);
    return derived.value;
  };
  const called = take(peers(service, landscape));
  const known = { peers: called, databases: databases(service, environment) };
  const workloads = Object.entries(service.workloads).map(([name, workload]) => [
    name,
    take(finishWorkload(service, workload, { ...known, environment })),
  ]);
  const value: ResolvedService = {
    ...service.facets,
    schema: schemas.service,
    name: service.name,
    environment: environment.name,
    retired: service.retired || environment.retired,
    workloads: Object.fromEntries(workloads),
    images: imageRepositories(service.name, service.facets.images, environment.registry),
    config: take(configSets(service, landscape, sharedSets)),
    databases: known.databases,
    calls: called,
    callers: landscape.callers.get(service.name) ?? [],
  };
  recordDerived(service, 'calls', called);
  recordDerived(service, 'callers', value.callers);
  for (const [name, { repository }] of Object.entries(value.images)) {
    if (value.images[name]?.origin === 'built')
      recordDerived(service, `images.${name}.repository`, repository);
  }
  recordDatabases(service, value.databases);
  return { value, problems };
}

/** Writes down what rules have decided about databases, and not what the author has. */
function recordDatabases(service: DeclaredService, databases: ResolvedService['databases']): void {
  for (const [name, { address, connection, user }] of Object.entries(databases)) {
    const declared = service.facets.databases[name];
    recordDerived(service, `databases.${name}.address`, address);
    const before: { readonly [field: string]: unknown } = { ...declared?.connection };
    for (const [field, value] of Object.entries(connection)) {
      if (before[field] !== value) recordDerived(service, `databases.${name}.connection.${field}`, value);
    }
    if (declared?.user !== user) recordDerived(service, `databases.${name}.user`, user);
  }
}

interface Known {
  readonly peers: readonly Peer[];
  readonly databases: { readonly [name: string]: ResolvedDatabase };
  readonly environment: ResolvedEnvironment;
}

function finishWorkload(
  service: DeclaredService,
  workload: DeclaredWorkload,
  known: Known,
): Derived<ResolvedWorkload> {
  const { facets, kind, name } = workload;
  const image = imageOf(service, workload);
  const containers = variables(service, workload, known);
  const path = `workloads.${name}`;
  const count = facets.scaling && replicas(facets.scaling, known.environment.workingHours);
  const end = facets.shutdown && termination(facets.shutdown);
  const asked = askedDatabases(service, workload);
  const controller = controllerOf(service, workload);
  const phase =
    facets.phase &&
    hookPhase(
      facets.phase,
      asked.map((database) => known.databases[database]),
    );
  const balanced = backend(service, workload);
  const routes = settledRoutes(facets, known.environment.domain);
  const steps = progression({ service, workload, environment: known.environment });
  const half = renaming(service.name, workload);
  const update = settledUpdate(service, workload, count);
  recordDerived(service, `${path}.controller`, controller);
  if (half) recordDerived(service, `${path}.renaming`, half);
  if (steps.value) recordDerived(service, `${path}.progression`, steps.value);
  if (count) recordDerived(service, `${path}.replicas`, count);
  if (end) recordDerived(service, `${path}.termination`, end);
  if (phase && phase !== facets.phase) recordDerived(service, `${path}.phase`, phase);
  for (const [route, { hosts, timeoutSeconds }] of Object.entries(routes ?? {})) {
    const { [route]: declared } = facets.routes ?? {};
    const at = `${path}.routes.${route}`;
    if (declared?.hosts.join() !== hosts.join()) recordDerived(service, `${at}.hosts`, hosts);
    if (declared?.timeoutSeconds === undefined)
      recordDerived(service, `${at}.timeoutSeconds`, timeoutSeconds);
  }
  if (update.value && facets.update?.minReadySeconds === undefined)
    recordDerived(service, `${path}.update.minReadySeconds`, update.value.minReadySeconds);
  const { phase: _moment, ...others } = facets;
  const value = {
    ...others,
    // What runs for rollouts runs at no moment of a deploy.
    ...(phase && controller === 'hook' && { phase }),
    ...containers.value,
    image: image.value,
    kind,
    objectName: objectName(service.name, name),
    databases: asked,
    controller,
    ...(steps.value && { progression: steps.value }),
    ...(routes && { routes }),
    ...(update.value && { update: update.value }),
    ...(count && { replicas: count }),
    ...(end && { termination: end }),
    ...(balanced.value && { backend: balanced.value }),
    ...(half && { renaming: half }),
  } as ResolvedWorkload;
  return {
    value,
    problems: [image, containers, balanced, steps, update].flatMap(({ problems }) => problems),
  };
}
