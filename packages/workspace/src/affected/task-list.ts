import type { Leaf, Selection } from './row.js';

/** What each task needs before it: Nx lists that too, selected or not. */
const before: Readonly<Record<Leaf, (environment: string) => readonly string[]>> = {
  'synth-k8s': () => ['k8s:build'],
  'synth-infra': () => ['infra:build'],
  'synth-monitors': () => ['monitors:build'],
  'deploy-k8s': (environment) => ['cli:build', ...withBefore(environment, 'synth-k8s')],
};

function withBefore(environment: string, task: Leaf): readonly string[] {
  return [`${environment}:${task}`, ...before[task](environment)];
}

/** The complete list for a selection, sorted as {@link affectedTasks} sorts it. */
export function taskList(selection: Selection): readonly string[] {
  const tasks = Object.entries(selection).flatMap(([environment, selected]) =>
    selected.flatMap((task) => withBefore(environment, task)),
  );
  return sorted(tasks);
}

/** The complete list where `synth` or `deploy` are asked for too: each brings everything that it gathers. */
export function taskListWith(aggregates: readonly string[], selection: Selection): readonly string[] {
  const gathered = aggregates.flatMap((aggregate) => {
    const [environment = '', target] = aggregate.split(':');
    const parts = target === 'synth' ? synths : (['deploy-k8s'] as const);
    return [aggregate, ...parts.flatMap((task) => withBefore(environment, task))];
  });
  return sorted([...taskList(selection), ...gathered]);
}

const synths = ['synth-k8s', 'synth-infra', 'synth-monitors'] as const;

function sorted(tasks: readonly string[]): readonly string[] {
  return [...new Set(tasks)].sort();
}
