import { spawnSync } from 'node:child_process';
import type { KubeObject } from '@fairlead/k8s';
import { featureObjects } from '@fairlead/k8s/testing';
import { hasCluster, listOf, run, servedKinds } from './tools.js';

const namespace = 'fairlead-rollouts';

/** Whether the cluster knows Rollouts and has somebody who looks after them. */
export function hasRollouts(): boolean {
  return (
    hasCluster() &&
    servedKinds().has('argoproj.io/v1alpha1/Rollout') &&
    spawnSync('kubectl', ['get', 'namespace', 'argo-rollouts']).status === 0
  );
}

export function makeNamespace(): void {
  const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
  run('kubectl', ['apply', '--server-side', '-f', '-'], JSON.stringify(object));
}

export function removeNamespace(): void {
  run('kubectl', ['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
}

const notApplied: ReadonlySet<string> = new Set(['Application', 'AppProject', 'ClusterSecretStore']);

/**
 * Applies the objects of a feature's example.
 *
 * @param change text of an object → text: what cannot be waited for, or is nowhere here
 */
export function applyExample(feature: string, change = (text: string) => text): void {
  const objects = featureObjects()
    .filter((each) => each.feature === `delivery: ${feature}` && !notApplied.has(each.object.kind))
    .map(({ object }): KubeObject => ({ ...object, metadata: { ...object.metadata, namespace } }));
  run('kubectl', ['apply', '--server-side', '-f', '-'], change(listOf(objects)));
}

/** The part of a Rollout's status that is looked at here. */
export interface RolloutStatus {
  readonly phase?: string;
  readonly message?: string;
  readonly currentStepIndex?: number;
  readonly blueGreen?: { readonly activeSelector?: string; readonly previewSelector?: string };
  readonly stableRS?: string;
  readonly currentPodHash?: string;
}

function get<T>(kind: string, ...which: readonly string[]): T {
  return JSON.parse(run('kubectl', ['-n', namespace, 'get', kind, ...which, '-o', 'json']));
}

/** Its status; `Progressing` while the controller has not seen the newest generation. */
export function rollout(name: string): RolloutStatus {
  const { metadata, status = {} } = get<{
    metadata: { generation: number };
    status?: RolloutStatus & { observedGeneration?: string };
  }>('rollout', name);
  return String(metadata.generation) === status.observedGeneration
    ? status
    : { ...status, phase: 'Progressing' };
}

/** Runs another image in the first container of its pods. */
export function release(name: string, image: string): void {
  const path = '/spec/template/spec/containers/0/image';
  const patch = JSON.stringify([{ op: 'replace', path, value: image }]);
  run('kubectl', ['-n', namespace, 'patch', 'rollout', name, '--type=json', '-p', patch]);
}

/** What a person does who has seen enough. */
export function promote(name: string): void {
  const patch = JSON.stringify({ status: { promoteFull: true } });
  run('kubectl', [
    ...['-n', namespace, 'patch', 'rollout', name, '--subresource=status', '--type=merge'],
    ...['-p', patch],
  ]);
}

/** How many pods of a service are ready, by their image. */
export function readyPods(service: string): { readonly [image: string]: number } {
  const { items } = get<{
    items: readonly {
      metadata: { deletionTimestamp?: string };
      spec: { containers: readonly { image: string }[] };
      status: { conditions?: readonly { type: string; status: string }[] };
    }[];
  }>('pods', '-l', `app.kubernetes.io/name=${service}`, '--field-selector=status.phase!=Succeeded');
  const counts: { [image: string]: number } = {};
  for (const { metadata, spec, status } of items) {
    const isReady = status.conditions?.some(({ type, status: so }) => type === 'Ready' && so === 'True');
    const image = spec.containers[0]?.image;
    if (metadata.deletionTimestamp === undefined && isReady && image !== undefined)
      counts[image] = (counts[image] ?? 0) + 1;
  }
  return counts;
}

/** Which pods a Service leads to: the hash of their template. */
export function ledTo(service: string): string | undefined {
  return get<{ spec: { selector: { [label: string]: string } } }>('service', service).spec.selector[
    'rollouts-pod-template-hash'
  ];
}

/** Part of the requests that nginx is to give to the version that is tried, in percent. */
export function nginxWeight(ingress: string): string | undefined {
  return get<{ metadata: { annotations: { [name: string]: string } } }>('ingress', ingress).metadata
    .annotations['nginx.ingress.kubernetes.io/canary-weight'];
}

/** Pods that a Deployment is to have. */
export function deployedPods(name: string): number {
  return get<{ spec: { replicas: number } }>('deployment', name).spec.replicas;
}
