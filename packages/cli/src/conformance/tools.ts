import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository that is looked at. */
export const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Whether a program is on PATH: what it would have shown is *skipped* where it is not. */
export function has(program: string): boolean {
  return spawnSync('sh', ['-c', 'command -v -- "$1"', 'sh', program]).status === 0;
}

/** Runs a program on the given standard input. @throws Error with what it said, when it fails */
export function run(program: string, args: readonly string[], input = ''): string {
  return execFileSync(program, args, {
    cwd: root,
    input,
    encoding: 'utf8',
    stdio: 'pipe',
    maxBuffer: 1 << 28,
  });
}

/** Whether KUBECONFIG names a cluster of this machine that answers. Any other is left alone. */
export function hasCluster(): boolean {
  if (process.env['KUBECONFIG'] === undefined || !has('kubectl')) return false;
  const jsonpath = '{.clusters[0].cluster.server}';
  const server = spawnSync('kubectl', ['config', 'view', '--minify', '-o', `jsonpath=${jsonpath}`], {
    encoding: 'utf8',
  }).stdout;
  if (!/^https:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(server)) return false;
  return spawnSync('kubectl', ['version', '--request-timeout=5s']).status === 0;
}

/** `apiVersion/kind` of everything that the cluster's API server knows → whether it lives in a namespace. */
export function servedKinds(): ReadonlyMap<string, boolean> {
  const lines = run('kubectl', ['api-resources', '--no-headers']).split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [apiVersion, namespaced, kind] = line.trim().split(/\s+/).slice(-3);
      return kind === undefined ? [] : [[`${apiVersion}/${kind}`, namespaced === 'true'] as const];
    }),
  );
}

/** Objects as one, which kubectl takes for all of them. */
export function listOf(items: readonly unknown[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
