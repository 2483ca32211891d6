import type { CompileWorkloadFacet } from '../compile.js';
import { containerBeside } from './container.js';

/** Containers that run to their end before the main one starts. */
export const init: CompileWorkloadFacet<'init'> = (facet, at) => ({
  pods: Object.entries(facet).map(([name, container]) => ({
    into: { workload: at.workload },
    before: { [name]: containerBeside(container, at) },
  })),
});
