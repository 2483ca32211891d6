export type { Tools } from './apply/apply.js';
export { type Done, isUnfinished, type LeftOut } from './apply/journal.js';
export { type Looked, type Outcome, planned, promote, type Run } from './apply/promote.js';
export type { Renderer } from './apply/renderer.js';
export { type BodySources, requestBody } from './body/read.js';
export { openRequests, requestPrefix } from './observe/requests.js';
export type { Scope } from './observe/scope.js';
export { type Surveyed, survey } from './observe/survey.js';
export { holdersOf, servicesTouchedBy } from './observe/touched.js';
