import { spawnSync } from 'node:child_process';
import type { AppliedObject } from '../manifests/applied.js';

/** Something that kube-score calls critical. */
export interface Finding {
  /** `Deployment/api-server` */
  readonly object: string;
  /** Identifier of the check, as `kube-score list` has it. */
  readonly check: string;
  readonly summary: string;
}

/** What is let off, and why: for one object where it names one, else wherever it is found. */
export interface Exception extends Omit<Finding, 'object'> {
  readonly object?: string;
  readonly because: string;
}

/** The part of kube-score's report (`-o json`, v2) that is read here. */
interface Scored {
  readonly object_meta: { readonly name: string };
  readonly type_meta: { readonly kind: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly summary: string }[] | null;
  }[];
}

const critical = 1;

/** What kube-score says is critical about objects that are applied together. */
export function criticalFindings(objects: readonly AppliedObject[]): readonly Finding[] {
  const input = objects.map(({ object }) => JSON.stringify(object)).join('\n---\n');
  const args = ['score', '--kubernetes-version', 'v1.32', '-o', 'json', '-'];
  // It ends with 1 where it has found something.
  const { stdout, stderr, status } = spawnSync('kube-score', args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === null || status > 1 || stdout === '') throw new Error(`kube-score: ${stderr}`);
  const scored: readonly Scored[] = JSON.parse(stdout);
  return scored.flatMap(({ object_meta, type_meta, checks }) =>
    checks
      .filter(({ grade, skipped }) => !skipped && grade <= critical)
      .flatMap(({ check, comments }) =>
        (comments ?? []).map(({ summary }) => ({
          object: `${type_meta.kind}/${object_meta.name}`,
          check: check.id,
          summary,
        })),
      ),
  );
}

export function letsOff({ check, summary, object }: Exception, found: Finding): boolean {
  return (
    check === found.check && summary === found.summary && (object === undefined || object === found.object)
  );
}
