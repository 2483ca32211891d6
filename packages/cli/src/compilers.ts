/** A part of an environment that is synthesized from its folder and kept in Git. */
export interface Compiler {
  /** The folder that it owns, below the environment's. */
  readonly writes: string;
  /** Loaded late: a compiler brings its construction library. */
  load(): Promise<{
    /** What it reads, as `readFolder` takes it. */
    readonly inputs: readonly string[];
    /** From contents by path to contents by path below `writes`. */
    readonly synth: (files: ReadonlyMap<string, string>) => ReadonlyMap<string, string>;
  }>;
}

/** Everything that is committed; Terraform JSON is not, for Nx keeps it. */
export const compilers: readonly Compiler[] = [
  {
    writes: 'manifests',
    async load() {
      const { k8sInputs, synthEnvironment } = await import('@fairlead/k8s');
      return { inputs: k8sInputs, synth: (files) => synthEnvironment(files).files };
    },
  },
  {
    writes: 'monitors',
    async load() {
      const { monitorsInputs, synthMonitors } = await import('@fairlead/monitors');
      return { inputs: monitorsInputs, synth: synthMonitors };
    },
  },
];
