import type { CompileServiceAspect } from '../compile.js';

/** Objects of YAML files, joined as they stand. */
export const manifests: CompileServiceAspect<'manifests'> = (all) => ({
  objects: all.map((object) => ({ object })),
});
