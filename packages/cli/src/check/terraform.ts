import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentResolution } from '@fairlead/model';
import type { Finding } from './finding.js';

/** What the real terraform says of an environment's stack, in a temporary copy and without its state. */
export function terraformFindings(
  root: string,
  { name, environment }: EnvironmentResolution,
): readonly Finding[] {
  const check = `terraform validate (${name})`;
  const stack = join(root, environment.folder, 'infra/cdk.tf.json');
  if (!existsSync(stack)) return [{ severity: 'skipped', check, why: 'the stack is not synthesized' }];
  if (spawnSync('terraform', ['version']).error) {
    return [{ severity: 'skipped', check, why: 'terraform is not on this machine' }];
  }
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-validate-'));
  try {
    copyFileSync(stack, join(folder, 'cdk.tf.json'));
    const init = terraform(folder, ['init', '-backend=false', '-input=false', '-no-color']);
    if (init.status !== 0 && /Failed to (query available|install) provider/.test(init.stderr)) {
      return [{ severity: 'skipped', check, why: `its provider is not to be had: ${reason(init.stderr)}` }];
    }
    if (init.status !== 0) return [wrong(environment.folder, reason(init.stderr))];
    const validate = terraform(folder, ['validate', '-json']);
    return diagnostics(validate.stdout).map(({ summary, detail }) =>
      wrong(environment.folder, [summary, detail].filter(Boolean).join(': ')),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wrong(folder: string, what: string): Finding {
  return {
    severity: 'error',
    code: 'FL_TERRAFORM',
    file: `${folder}/infra/cdk.tf.json`,
    path: '',
    value: undefined,
    what,
    mend: 'correct the definition that it follows from',
  };
}

function terraform(cwd: string, args: readonly string[]) {
  return spawnSync('terraform', args, { cwd, encoding: 'utf8' });
}

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
}

function diagnostics(json: string): readonly Diagnostic[] {
  const { diagnostics = [] }: { diagnostics?: readonly Diagnostic[] } = JSON.parse(json);
  return diagnostics.filter(({ severity }) => severity === 'error');
}

/** terraform ends with advice; what went wrong stands in the line that begins with `Error`. */
function reason(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^[│╷╵\s]+/, ''));
  return lines.find((line) => line.startsWith('Error')) ?? lines[0] ?? '';
}
