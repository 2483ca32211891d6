import { argo } from './argo.js';
import { config } from './config.js';
import { container } from './container.js';
import { databases } from './databases.js';
import { delivery } from './delivery.js';
import type { Area } from './feature.js';
import { jobs } from './jobs.js';
import { lifecycle } from './lifecycle.js';
import { network } from './network.js';
import { observability } from './observability.js';
import { patches } from './patches.js';
import { placement } from './placement.js';
import { pod } from './pod.js';
import { probes } from './probes.js';
import { routes } from './routes.js';
import { scaling } from './scaling.js';
import { secrets } from './secrets.js';
import { security } from './security.js';
import { volumes } from './volumes.js';
import { workload } from './workload.js';

/** Everything that a definition can say about what runs, by area. `docs/reference/features` is written from it. */
export const areas: readonly Area[] = [
  workload,
  container,
  pod,
  config,
  secrets,
  databases,
  volumes,
  probes,
  security,
  network,
  routes,
  scaling,
  placement,
  jobs,
  argo,
  delivery,
  observability,
  lifecycle,
  patches,
];
