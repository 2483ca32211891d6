import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../io.js';
import type { Finding } from './finding.js';

/** An environment, and where its files are. */
interface Placed {
  readonly name: string;
  readonly environment: { readonly folder: string };
}

/**
 * What the real terraform says of each environment's stack, in a temporary copy and without its state: one after the
 * other, for they share what was fetched of their providers.
 */
export function terraformFindings(
  io: Pick<Io, 'root' | 'env'>,
  environments: readonly Placed[],
): readonly Finding[] {
  const cache = join(io.root, 'node_modules/.cache/fairlead/terraform');
  const env = {
    TF_PLUGIN_CACHE_DIR: cache,
    // The lock file that it speaks of is that of a folder which is thrown away.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1',
    ...io.env,
  };
  const isThere = spawnSync('terraform', ['version'], { env }).error === undefined;
  if (isThere) mkdirSync(cache, { recursive: true });
  return environments.flatMap(({ name, environment }) => {
    const check = `terraform validate (${name})`;
    const stack = join(io.root, environment.folder, 'infra/cdk.tf.json');
    if (!existsSync(stack)) {
      const why = `the stack is not synthesized; \`npx nx synth-infra ${name}\` does that`;
      return [{ severity: 'skipped', check, why }];
    }
    if (!isThere) return [{ severity: 'skipped', check, why: 'terraform is not on this machine' }];
    return stackFindings({ check, stack, folder: environment.folder }, env);
  });
}

interface Stack {
  readonly check: string;
  /** Its file, absolute. */
  readonly stack: string;
  /** Of the environment, from the repository's root. */
  readonly folder: string;
}

function stackFindings({ check, stack, folder }: Stack, env: NodeJS.ProcessEnv): readonly Finding[] {
  const copy = mkdtempSync(join(tmpdir(), 'fairlead-validate-'));
  const terraform = (...args: readonly string[]) =>
    spawnSync('terraform', args, { cwd: copy, env, encoding: 'utf8' });
  try {
    copyFileSync(stack, join(copy, 'cdk.tf.json'));
    const init = terraform('init', '-backend=false', '-input=false', '-no-color');
    if (init.status !== 0 && /Failed to (query available|install) provider/.test(init.stderr)) {
      return [{ severity: 'skipped', check, why: `its provider is not to be had: ${reason(init.stderr)}` }];
    }
    if (init.status !== 0) return [wrong(folder, reason(init.stderr))];
    const validate = terraform('validate', '-json');
    return diagnostics(validate.stdout).map(({ summary, detail }) =>
      wrong(folder, [summary, detail].filter(Boolean).join(': ')),
    );
  } finally {
    rmSync(copy, { recursive: true, force: true });
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
