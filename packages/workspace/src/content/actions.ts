/** An action of another repository, pinned to a commit. */
export interface Action {
  /** `owner/repository@<commit>`. */
  readonly uses: string;
  /** The release that the commit is, for people and update bots. */
  readonly version: string;
}

/** The actions that workflows use. */
export const actions = {
  checkout: { uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1', version: 'v7.0.1' },
  setupNode: { uses: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020', version: 'v7.0.0' },
} as const satisfies Readonly<Record<string, Action>>;

/** Writes the release of each pinned action behind it, as a comment. */
export function withVersions(workflow: string): string {
  return Object.values<Action>(actions).reduce(
    (text, { uses, version }) => text.replaceAll(uses, `${uses} # ${version}`),
    workflow,
  );
}
