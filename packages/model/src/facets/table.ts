import type { ResolvedOf } from './facet.js';
import { about } from './service/about.js';
import { buckets } from './service/buckets.js';
import { calls } from './service/calls.js';
import { config } from './service/config.js';
import { databases } from './service/databases.js';
import { egress } from './service/egress.js';
import { format } from './service/format.js';
import { identity } from './service/identity.js';
import { images } from './service/images.js';
import { manifests } from './service/manifests.js';
import { mesh } from './service/mesh.js';
import { migrations } from './service/migrations.js';
import { namespace } from './service/namespace.js';
import { objectives } from './service/objectives.js';
import { objects } from './service/objects.js';
import { patches } from './service/patches.js';
import { queues } from './service/queues.js';
import { secrets } from './service/secrets.js';
import { waivers } from './service/waivers.js';
import { init, sidecars } from './workload/containers.js';
import { disruption } from './workload/disruption.js';
import { env } from './workload/env.js';
import { envFrom } from './workload/env-from.js';
import { formerly } from './workload/formerly.js';
import { image } from './workload/image.js';
import { job } from './workload/job.js';
import { lifecycle } from './workload/lifecycle.js';
import { phase } from './workload/phase.js';
import { placement } from './workload/placement.js';
import { pod } from './workload/pod.js';
import { ports } from './workload/ports.js';
import { probes } from './workload/probes.js';
import { resources } from './workload/resources.js';
import { rollout } from './workload/rollout.js';
import { routes } from './workload/routes.js';
import { run } from './workload/run.js';
import { scaling } from './workload/scaling.js';
import { schedule } from './workload/schedule.js';
import { security } from './workload/security.js';
import { services } from './workload/services.js';
import { shutdown } from './workload/shutdown.js';
import { telemetry } from './workload/telemetry.js';
import { update } from './workload/update.js';
import { volumes } from './workload/volumes.js';

/** Every aspect of a workload. What authors may write and what resolution gives both follow from this table. */
export const workloadFacets = {
  disruption,
  env,
  envFrom,
  formerly,
  image,
  init,
  job,
  lifecycle,
  phase,
  placement,
  pod,
  ports,
  probes,
  resources,
  rollout,
  routes,
  run,
  scaling,
  schedule,
  security,
  services,
  shutdown,
  sidecars,
  telemetry,
  update,
  volumes,
} as const;

/** Every aspect of a service as a whole. */
export const serviceFacets = {
  about,
  buckets,
  calls,
  config,
  databases,
  egress,
  format,
  identity,
  images,
  manifests,
  mesh,
  migrations,
  namespace,
  objectives,
  objects,
  patches,
  queues,
  secrets,
  waivers,
} as const;

export type WorkloadFacets = typeof workloadFacets;
export type ServiceFacets = typeof serviceFacets;
export type WorkloadFacetName = keyof WorkloadFacets;
export type ServiceFacetName = keyof ServiceFacets;

/** The resolved form of a workload's facets; a workload has those of its kind. */
export type ResolvedWorkloadFacets = { readonly [K in WorkloadFacetName]: ResolvedOf<WorkloadFacets[K]> };
/** The resolved form of a service's facets. */
export type ResolvedServiceFacets = { readonly [K in ServiceFacetName]: ResolvedOf<ServiceFacets[K]> };
