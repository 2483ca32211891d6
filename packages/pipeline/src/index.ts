export { type HoldAsk, planHold } from './ask/hold.js';
export { type PromotionAsk, planPromotion } from './ask/promotion.js';
export type { Waiting } from './git/back-off.js';
export { RegistryClient } from './oci/client.js';
export { anonymous, type Credentials, dockerCredentials } from './oci/credentials.js';
export { RegistryFailure, type RegistryFailureKind } from './oci/failure.js';
export type { Digest, Images } from './oci/images.js';
export { parseReference, printReference, type Reference, type Repository } from './oci/reference.js';
export { type LoopbackRegistry, startRegistry } from './oci/registry/registry.js';
export { registryImages } from './oci/registry-images.js';
export {
  type Action,
  changes,
  type HoldWrite,
  type Override,
  overridable,
  type Plan,
  planSchema,
  type ReleaseWrite,
  type Wanted,
} from './plan/action.js';
export { type Observed, type ObservedEnvironment, observedSchema } from './plan/observed.js';
export { plan } from './plan/plan.js';
export { planWords } from './plan/words.js';
export type { Earlier } from './rollback/recorded-set.js';
export { planRollback, type RollbackAsk } from './rollback/rollback.js';
