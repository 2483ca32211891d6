import type { Edit } from './edit.js';

/** The tasks that do something. `synth` and `deploy` only gather them. */
export const leaves = ['synth-k8s', 'synth-infra', 'synth-monitors', 'deploy-k8s'] as const;
export type Leaf = (typeof leaves)[number];

/** Tasks by environment. */
export type Selection = Readonly<Record<string, readonly Leaf[]>>;

/** What is selected otherwise, and why. */
export interface Legacy {
  readonly selects: Selection;
  readonly because: string;
}

/** One change, and the tasks that it selects. */
export interface Row {
  /** What was changed: the test's name. */
  readonly change: string;
  /** What stands before, and is part of the base. @default the repository as it is */
  readonly given?: readonly Edit[];
  readonly edits: readonly Edit[];
  /** What writes the generated files that follow. @default nothing generated depends on it */
  readonly writtenBy?: 'resolve' | 'projen';
  readonly selects: Selection;
  /** With NX_LEGACY_AFFECTED, where that selects other tasks. @default the same */
  readonly legacy?: Legacy;
  /** Which of `synth` and `deploy` are selected, where the row asks for those as well. */
  readonly aggregates?: readonly string[];
}

export const nothing: Selection = {};

/** These tasks in dev, stg and prod. */
export function everywhere(...tasks: readonly Leaf[]): Selection {
  return { dev: tasks, stg: tasks, prod: tasks };
}

/** All tasks of some environments. */
export function all(...environments: readonly string[]): Selection {
  return Object.fromEntries(environments.map((environment) => [environment, leaves]));
}

/** Nx by projects, for a change in the folders of some environments. */
export function wholeEnvironments(...environments: readonly string[]): Legacy {
  const because = 'a file in the folder of an environment selects its project, and so all its tasks';
  return { selects: all(...environments), because };
}

/** Nx by projects, for a change in a compiler or in what it is made of. */
export const everyDependent: Legacy = {
  selects: all('dev', 'stg', 'prod'),
  because: 'every environment depends on every compiler, and is selected with all its tasks',
};
