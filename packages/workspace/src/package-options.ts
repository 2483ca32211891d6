/** A package of the workspace, `packages/<name>`. */
export interface PackageOptions {
  /** Packages of this workspace that it imports, by name. @default none */
  readonly uses?: readonly string[];
  /** npm packages that it imports, with exact versions. @default none */
  readonly dependencies?: Readonly<Record<string, string>>;
  /**
   * What others may import beside `src/index.ts`, below `src`: a folder with its own `index.ts`, such as `testing`,
   * or one file, such as `promotion.ts`. @default none
   */
  readonly exports?: readonly string[];
  /** What is bundled into `dist`, for what runs under plain node. @default nothing */
  readonly bundle?: BundleOptions;
  /** Commands that npm links, to files of the package. @default none */
  readonly bin?: Readonly<Record<string, string>>;
}

/** How a package's source becomes self-contained files in `dist`. */
export interface BundleOptions {
  /** Source files, each bundled on its own: `src/task.ts`, or all of a folder: `src/commands/*.ts`. */
  readonly entries: readonly string[];
  /** Imports that stay imports, as esbuild writes them: `esbuild`, `./commands/*`. @default none */
  readonly external?: readonly string[];
  /** `cjs` starts some milliseconds earlier and cannot await at its top. Its files end in `.cjs`. @default esm */
  readonly format?: 'esm' | 'cjs';
  /**
   * CommonJS modules to leave out because nothing here calls what imports them, by their paths below `node_modules`:
   * `archiver/index.js`. Reaching into one at run time is an error. @default none
   */
  readonly without?: readonly string[];
}

/** The packages of a workspace, by name, in the order in which they were declared. */
export type PackageTable = ReadonlyMap<string, PackageOptions>;

/** The names of the packages that a package imports, directly or through others, without its own. */
export function closureOf(name: string, packages: PackageTable): readonly string[] {
  const seen = new Set<string>();
  const visit = (current: string) => {
    for (const used of packages.get(current)?.uses ?? []) {
      if (seen.has(used)) continue;
      seen.add(used);
      visit(used);
    }
  };
  visit(name);
  return [...seen].sort();
}
