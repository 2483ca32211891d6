export { type Compiled, compileService } from './compile.js';
export { explainField, type FieldExplanation, type FieldQuestion } from './explain/explain-field.js';
export type { PatchStep } from './explain/history.js';
export { readEnvironment, readService } from './folder.js';
export { type Rendering, renderObjects } from './format/objects.js';
export type { KubeObject } from './object.js';
export { k8sInputs, type Synthesis, synthEnvironment, synthService, synthShared } from './synth.js';
export { type Writer, writersOf } from './writers.js';
