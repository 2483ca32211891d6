/** Where releases, holds and manifests of an environment are written, and where Argo CD reads the manifests. */
export type Ledger =
  /** This tree, on the branch that is tracked. */
  | { readonly kind: 'tree' }
  /** Another branch of this repository. */
  | { readonly kind: 'branch'; readonly branch: string }
  /** Another repository. */
  | { readonly kind: 'repository'; readonly url: string; readonly branch: string; readonly path: string }
  /**
   * A registry: each service is the Helm chart `<repository>/<service>` of version `0.0.0-g<commit>`. Releases and
   * holds stay in this tree.
   */
  | {
      readonly kind: 'oci';
      /** Without `oci://` and without a tag: `europe-west1-docker.pkg.dev/project/charts`. */
      readonly repository: string;
    };

/** What is written: objects as they are, a base with overlays, or a chart with values. */
export const formats = ['plain', 'kustomize', 'helm'] as const;
export type Format = (typeof formats)[number];
