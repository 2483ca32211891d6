import type { CompileWorkloadFacet } from '../compile.js';

/** The main container's image without tag and digest: those are a release's. */
export const image: CompileWorkloadFacet<'image'> = ({ name, pull }, { workload, image: repository }) => ({
  pods: [{ into: { workload }, main: { spec: { image: repository(name), imagePullPolicy: pull } } }],
});
