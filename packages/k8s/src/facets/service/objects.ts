import type { CompileServiceAspect } from '../compile.js';

/** Objects that no facet renders, joined as they stand. */
export const objects: CompileServiceAspect<'objects'> = (all) => ({
  objects: Object.values(all).map((object) => ({ object })),
});
