export type { Forge, ForgeRequest, Judged, MergeOutcome } from './forge.js';
export { type LocalForgeOptions, localForge } from './local/local-forge.js';
export { type Person, personAt } from './local/person.js';
export { type Protection, protect } from './local/protection.js';
