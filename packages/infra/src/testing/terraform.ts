import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '@fairlead/files';

/** Why the real program cannot be asked here; `undefined` when it can. */
export function missing(): string | undefined {
  if (spawnSync('terraform', ['version']).status !== 0) return 'terraform is not on the PATH';
  const config = process.env['TF_CLI_CONFIG_FILE'];
  if (config === undefined || !existsSync(config)) return 'TF_CLI_CONFIG_FILE names no file';
  const mirrors = [...readFileSync(config, 'utf8').matchAll(/^\s*path\s*=\s*"([^"]+)"/gm)];
  const held = mirrors.some(([, mirror = '']) =>
    existsSync(join(mirror, 'registry.terraform.io/hashicorp/google')),
  );
  return held ? undefined : 'no mirror in TF_CLI_CONFIG_FILE holds the google provider';
}

/** What `terraform validate` says. */
export interface Verdict {
  readonly valid: boolean;
  readonly diagnostics: readonly { readonly summary: string }[];
}

/** Asks terraform, with the real provider, about a stack that it writes into an empty folder. @throws Error where init fails */
export function validate(folder: string, stack: string): Verdict {
  writeFiles(folder, new Map([['cdk.tf.json', stack]]));
  const terraform = (...args: readonly string[]) =>
    spawnSync('terraform', [`-chdir=${folder}`, ...args], { encoding: 'utf8' });
  const init = terraform('init', '-backend=false', '-input=false', '-no-color');
  if (init.status !== 0) throw new Error(init.stderr);
  return JSON.parse(terraform('validate', '-json').stdout) as Verdict;
}
