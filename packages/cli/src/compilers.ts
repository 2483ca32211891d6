import { join } from 'node:path';
import { placed, readFolder } from '@fairlead/files';
import { type EnvironmentResolution, FairleadError, type Problem } from '@fairlead/model';

/** A part of an environment that is synthesized from its folder. */
export interface Compiler {
  /** The folder that it owns, below the environment's. */
  readonly writes: string;
  /** Whether Git keeps what it writes; Nx alone keeps the rest. */
  readonly committed: boolean;
  /** Loaded late: a compiler brings its construction library. */
  load(): Promise<{
    /** What it reads, as `readFolder` takes it. */
    readonly inputs: readonly string[];
    /** From contents by path to contents by path below `writes`. */
    readonly synth: (files: ReadonlyMap<string, string>) => ReadonlyMap<string, string>;
  }>;
}

export const compilers: readonly Compiler[] = [
  {
    writes: 'manifests',
    committed: true,
    async load() {
      const { k8sInputs, synthEnvironment } = await import('@fairlead/k8s');
      return { inputs: k8sInputs, synth: (files) => synthEnvironment(files).files };
    },
  },
  {
    writes: 'monitors',
    committed: true,
    async load() {
      const { monitorsInputs, synthMonitors } = await import('@fairlead/monitors');
      return { inputs: monitorsInputs, synth: synthMonitors };
    },
  },
  {
    writes: 'infra',
    committed: false,
    async load() {
      const { infraInputs, synthInfra } = await import('@fairlead/infra');
      const synth = (files: ReadonlyMap<string, string>) => {
        const stack = synthInfra(files);
        return new Map(stack === undefined ? [] : [['cdk.tf.json', stack]]);
      };
      return { inputs: infraInputs, synth };
    },
  },
];

/**
 * What a compiler would write below its folder of an environment, from what stands there now.
 *
 * @throws FairleadError with what the compiler refuses
 */
export async function compiled(
  root: string,
  { environment }: EnvironmentResolution,
  { load }: Compiler,
): Promise<ReadonlyMap<string, string>> {
  const { inputs, synth } = await load();
  try {
    return synth(readFolder(join(root, environment.folder), inputs));
  } catch (error) {
    if (!(error instanceof FairleadError)) throw error;
    throw new FairleadError(placed(environment.folder, error.problems), { cause: error });
  }
}

/** Why environments cannot be synthesized, from all compilers together. */
export async function compilerProblems(
  root: string,
  environments: readonly EnvironmentResolution[],
): Promise<readonly Problem[]> {
  const asked = environments.flatMap((environment) =>
    compilers.map(async (compiler) => {
      try {
        await compiled(root, environment, compiler);
        return [];
      } catch (error) {
        if (error instanceof FairleadError) return error.problems;
        throw error;
      }
    }),
  );
  return (await Promise.all(asked)).flat();
}
