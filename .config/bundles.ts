import type { BundleOptions } from '@fairlead/workspace';

const task = { entries: ['src/task.ts'], format: 'cjs' } as const;

/** What runs under plain node, by package. */
export const bundles = {
  // Objects are printed by the compiler itself, and no chart is rendered by helm.
  k8s: { ...task, without: ['cdk8s/lib/yaml.js', 'cdk8s/lib/helm.js'] },
  // They pack assets and compare versions of the terraform that is installed: nothing of a stack's JSON.
  infra: { ...task, without: ['archiver/index.js', 'semver/index.js'] },
  monitors: task,
  cli: { entries: ['src/main.ts', 'src/commands/*.ts'], external: ['./commands/*', 'esbuild'] },
} satisfies Readonly<Record<string, BundleOptions>>;
