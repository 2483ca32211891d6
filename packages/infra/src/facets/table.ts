import type { ServiceNeeds } from '@fairlead/model';
import { type CompileEnvironment, type CompileNeed, nothing } from '../facet.js';
import { cloudIdentity } from './cloud-identity.js';
import { databases } from './databases.js';
import { notYet } from './not-compiled.js';
import { registry } from './registry.js';
import { secrets } from './secrets.js';

/** What an environment has of itself. */
export const environmentFacets: readonly CompileEnvironment[] = [registry];

/** What each need of a service becomes. Every need has a line, so that none is passed over. */
export const needFacets: { readonly [Need in keyof ServiceNeeds]: CompileNeed<ServiceNeeds[Need]> } = {
  buckets: notYet('buckets'),
  builtImages: nothing,
  cloudIdentity,
  databases,
  namespace: nothing,
  objectives: nothing,
  owner: nothing,
  queues: notYet('queues'),
  runbook: nothing,
  secrets,
  serviceAccounts: nothing,
  workloads: nothing,
};
