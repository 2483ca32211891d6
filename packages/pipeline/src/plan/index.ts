export { type HoldAsk, planHold } from '../ask/hold.js';
export { type PromotionAsk, planPromotion } from '../ask/promotion.js';
export type { Earlier } from '../rollback/recorded-set.js';
export { planRollback, type RollbackAsk } from '../rollback/rollback.js';
export { type Action, changes, type Override, overridable, type Plan, type Wanted } from './action.js';
export type { Observed, ObservedEnvironment } from './observed.js';
export { plan } from './plan.js';
export { unitsOf } from './units.js';
export { planWords } from './words.js';
