import type { WorkloadFacetName } from '@fairlead/model';
import {
  type CompileServiceAspect,
  type CompileWorkloadFacet,
  nothing,
  type ServiceAspectName,
} from './compile.js';
import { about } from './service/about.js';
import { callers } from './service/callers.js';
import { calls } from './service/calls.js';
import { config } from './service/config.js';
import { databases } from './service/databases.js';
import { egress } from './service/egress.js';
import { identity } from './service/identity.js';
import { manifests } from './service/manifests.js';
import { namespace } from './service/namespace.js';
import { objects } from './service/objects.js';
import { secrets } from './service/secrets.js';
import { disruption } from './workload/disruption.js';
import { env } from './workload/env.js';
import { envFrom } from './workload/env-from.js';
import { image } from './workload/image.js';
import { init } from './workload/init.js';
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
import { sidecars } from './workload/sidecars.js';
import { telemetry } from './workload/telemetry.js';
import { update } from './workload/update.js';
import { volumes } from './workload/volumes.js';

/** What each facet of a workload adds. A facet of the model without a line here does not compile. */
export const workloadCompilers: { readonly [K in WorkloadFacetName]: CompileWorkloadFacet<K> } = {
  disruption,
  env,
  envFrom,
  // Both names are workloads of the resolved service.
  formerly: nothing,
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
};

/** What each aspect of a service adds. */
export const serviceCompilers: { readonly [K in ServiceAspectName]: CompileServiceAspect<K> } = {
  about,
  buckets: nothing,
  callers,
  calls,
  config,
  databases,
  egress,
  // How everything is written, and nothing that is written.
  format: nothing,
  identity,
  // Containers have them by name, and a release has tags and digests.
  images: nothing,
  // Refused where it is switched on.
  mesh: nothing,
  manifests,
  // The hook that runs them is a workload like others.
  migrations: nothing,
  namespace,
  objectives: nothing,
  objects,
  // Applied when everything is rendered.
  patches: nothing,
  queues: nothing,
  secrets,
  // About what check says of the objects, and nothing of the objects themselves.
  waivers: nothing,
};
