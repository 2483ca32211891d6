export { checkRelease } from './releases.js';
export { compileService, type Compiled } from './compile.js';
export { k8sInputs, synthEnvironment, type Synthesis } from './synth.js';
