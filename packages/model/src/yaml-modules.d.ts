/** Kubernetes objects in YAML beside a definition; an import reads them while the definitions are loaded. */
declare module '*.yaml' {
  const objects: readonly import('./facets/service/objects.js').ExtraObject[];
  export default objects;
}
