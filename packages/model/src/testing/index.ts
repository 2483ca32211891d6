export { needsFiles, resolvedEnvironment, serviceNeeds } from './resolved.js';
