import { buildOf, bundleOf, homeOf, sourceOf, type Tools } from './tools.js';

/** One part of what is synthesized: the package that does it, what it reads and what it writes. */
interface Part {
  readonly tool: string;
  /** Inputs that nx.json names. */
  readonly reads: readonly string[];
  readonly writes: string;
}

const k8s: Part = {
  tool: 'k8s',
  reads: ['definition', 'services', 'releases'],
  writes: '{projectRoot}/manifests',
};
const infra: Part = {
  tool: 'infra',
  reads: ['definition', 'needs'],
  // That file alone: terraform keeps its state and the provider lock file beside it.
  writes: '{projectRoot}/infra/cdk.tf.json',
};
const monitors: Part = {
  tool: 'monitors',
  reads: ['definition', 'needs'],
  writes: '{projectRoot}/monitors',
};

/** An environment, as far as its tasks depend on it. */
export interface EnvironmentIdentity {
  readonly name: string;
  /** Kept until nothing runs there any more. */
  readonly retired: boolean;
}

/** The project.json of an environment: the tasks that Nx runs on it. */
export function environmentJson({ name, retired }: EnvironmentIdentity, tools: Tools): object {
  const run = (command: string) => `node ${homeOf('cli', tools)}/bin/fairlead.mjs ${command} --env ${name}`;
  const ofCli = buildOf('cli', tools);
  const deployed = [...k8s.reads, ...sourceOf('k8s', tools)];
  return {
    $schema: '../../../node_modules/nx/schemas/project-schema.json',
    name,
    projectType: 'application',
    tags: retired ? ['environment', 'retired'] : ['environment'],
    // Inputs decide what is selected; this serves NX_LEGACY_AFFECTED, which asks for projects.
    implicitDependencies: tools.from === 'source' ? [k8s.tool, infra.tool, monitors.tool] : undefined,
    targets: {
      'synth-k8s': synth(k8s, tools),
      'synth-infra': synth(infra, tools),
      'synth-monitors': synth(monitors, tools),
      synth: {
        executor: 'nx:noop',
        cache: true,
        dependsOn: ['synth-k8s', 'synth-infra', 'synth-monitors'],
        inputs: whatever,
      },
      check: { command: run('check'), cache: false, dependsOn: ['synth', ...ofCli], inputs: whatever },
      diff: { command: run('diff'), cache: false, dependsOn: ['synth', ...ofCli], inputs: whatever },
      'deploy-k8s': {
        command: run('deploy'),
        cache: false,
        dependsOn: ['synth-k8s', ...ofCli],
        inputs: deployed,
      },
      deploy: { executor: 'nx:noop', cache: false, dependsOn: ['deploy-k8s'], inputs: deployed },
    },
  };
}

/** Whatever the tasks before it write; `transitive`, or a change in a shared package selects nothing. */
const whatever = [{ dependentTasksOutputFiles: '**/*', transitive: true }, { externalDependencies: [] }];

function synth({ tool, reads, writes }: Part, tools: Tools): object {
  return {
    command: `node ${homeOf(tool, tools)}/dist/task.cjs {projectRoot}`,
    cache: true,
    dependsOn: buildOf(tool, tools),
    inputs: [...reads, ...bundleOf(tool, tools)],
    outputs: [writes],
  };
}
