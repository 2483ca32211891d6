import type { Stage } from './stage.js';

/** Asks Nx which tasks of environments a change since a commit selects, as `stg:synth-k8s`, sorted. */
export async function affectedTasks({ nx, environments }: Stage, base: string): Promise<readonly string[]> {
  const { stdout } = await nx('affected', '-t', 'synth', 'deploy', `--base=${base}`, '--graph=stdout');
  const graph: TaskGraph = JSON.parse(stdout.slice(stdout.indexOf('{')));
  return Object.keys(graph.tasks.tasks)
    .filter((task) => environments.some((environment) => task.startsWith(`${environment}:`)))
    .sort();
}

interface TaskGraph {
  readonly tasks: { readonly tasks: { readonly [id: string]: unknown } };
}

/** Says for each environment what is selected in it. */
export function sayAffected({ environments, say }: Stage, tasks: readonly string[]): void {
  const width = Math.max(...environments.map(({ length }) => length));
  for (const environment of environments) {
    const own = tasks.filter((task) => task.startsWith(`${environment}:`));
    const names = own.map((task) => task.slice(environment.length + 1));
    say(`  ${environment.padEnd(width)}  ${names.join(', ') || 'nothing'}`);
  }
}
