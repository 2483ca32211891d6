export type { Contribution, Resource } from './contribution.js';
export { infraInputs, synthInfra } from './synth-infra.js';
