export { type Compiled, compileService } from './compile.js';
export { renderObjects } from './format/plain.js';
export type { KubeObject } from './object.js';
export { k8sInputs, type Synthesis, synthEnvironment } from './synth.js';
export { type Writer, writersOf } from './writers.js';
