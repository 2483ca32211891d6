export { type BareRepository, bareRepository, type Files } from './bare-repository.js';
export { lengthen, type Stretch } from './long-history.js';
export { released } from './released.js';
