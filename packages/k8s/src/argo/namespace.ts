/** Where Argo CD and its own objects live. */
export const argoNamespace = 'argocd';
