export { type BareRepository, bareRepository, type Files } from './bare-repository.js';
export { released } from './released.js';
