import { spawnSync } from 'node:child_process';
import { isObject, type JsonObject } from '@fairlead/model';
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

/** Where we and kube-score differ everywhere. */
export const differing: readonly Exception[] = [
  {
    check: 'container-resources',
    summary: 'CPU limit is not set',
    because: 'a limit throttles a pod while the node idles; requests already share the processor fairly',
  },
  {
    check: 'container-image-pull-policy',
    summary: 'ImagePullPolicy is not set to Always',
    because: 'a digest names one image for ever; asked at each start, the registry could stop every restart',
  },
];

/** What it says of a user or group of an official image, who owns the files in it. */
export const lowIds: readonly Pick<Exception, 'check' | 'summary'>[] = [
  'The container is running with a low user ID',
  'The container running with a low group ID',
].map((summary) => ({ check: 'container-security-context-user-group-id', summary }));

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
  const input = objects.map(({ object }) => JSON.stringify(readable(object))).join('\n---\n');
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

const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };

/** A Rollout is unknown to it; with pods of its own it is looked at as the Deployment that it stands for. */
function readable(object: JsonObject): JsonObject {
  const { kind, spec } = object;
  if (!isObject(spec)) return object;
  if (kind === 'Rollout' && spec['template'] !== undefined) return { ...object, ...deployment };
  const target = spec['scaleTargetRef'];
  if (!isObject(target) || target['kind'] !== 'Rollout') return object;
  return { ...object, spec: { ...spec, scaleTargetRef: { ...target, ...deployment } } };
}

export function letsOff({ check, summary, object }: Exception, found: Finding): boolean {
  return (
    check === found.check && summary === found.summary && (object === undefined || object === found.object)
  );
}
