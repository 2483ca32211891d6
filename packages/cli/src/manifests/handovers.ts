import { isObject, type Json, type JsonObject } from '@fairlead/model';
import type { AppliedObject } from './applied.js';

/** Pods that go from one keeper to another, of which for a while there are too few. */
export interface Handover {
  readonly owner: string;
  /** `Deployment/api-server` */
  readonly from: string;
  /** `Rollout/api-server` */
  readonly to: string;
  readonly what: string;
  readonly mend: string;
}

/**
 * Where an autoscaled workload changes between a Deployment and a Rollout. Beside an autoscaler no number of pods is
 * in Git, so whichever of the two is new begins with one pod, and the old one goes as soon as that one is healthy. A
 * Deployment that a Rollout had taken over stands at 0, at which an autoscaler does nothing.
 *
 * With a number in Git neither happens: the new keeper has all its pods before the old one goes.
 */
export function handovers(
  before: readonly AppliedObject[],
  after: readonly AppliedObject[],
): readonly Handover[] {
  const [old, young] = [keysOf(before), keysOf(after)];
  return after.flatMap((each): readonly Handover[] => {
    const { owner } = each;
    const target = scaledBy(each);
    const other = target && otherKeeper(target);
    if (target === undefined || other === undefined) return [];
    const was = (id: string) => old.has(`${owner} ${id}`);
    const [from, to] = [`${other.kind}/${other.name}`, `${target.kind}/${target.name}`];
    if (!was(from)) return [];
    if (!was(to)) return [{ owner, from, to, ...beginsWithOne }];
    // Both were there, so the Rollout had taken the Deployment over; it goes, and leaves the Deployment as it is.
    const isLeft = target.kind === 'Deployment' && !young.has(`${owner} ${from}`);
    return isLeft ? [{ owner, from, to, ...standsAtNone }] : [];
  });
}

const mend =
  'make the change with a number (scaling.min and scaling.max the same), and give the autoscaler back with the next one';
const beginsWithOne = {
  what: 'begins with one pod, for beside an autoscaler no number is in Git, and what it follows goes when that one is healthy',
  mend,
};
const standsAtNone = {
  what: 'stands at 0 pods when the Rollout goes, and an autoscaler is off as long as it does',
  mend,
};

interface Keeper {
  readonly kind: string;
  readonly name: string;
}

/** What an autoscaler scales; KEDA's targets are Deployments unless they say otherwise. */
function scaledBy({ object }: AppliedObject): Keeper | undefined {
  if (!autoscalers.has(object['kind'])) return undefined;
  const target = part(part(object, 'spec'), 'scaleTargetRef');
  return { kind: String(target['kind'] ?? 'Deployment'), name: String(target['name']) };
}

const autoscalers: ReadonlySet<Json | undefined> = new Set(['HorizontalPodAutoscaler', 'ScaledObject']);

function otherKeeper({ kind, name }: Keeper): Keeper | undefined {
  if (kind === 'Rollout') return { kind: 'Deployment', name };
  return kind === 'Deployment' ? { kind: 'Rollout', name } : undefined;
}

function part(object: JsonObject, name: string): JsonObject {
  const found = object[name];
  return isObject(found) ? found : {};
}

const keysOf = (objects: readonly AppliedObject[]): ReadonlySet<string> =>
  new Set(objects.map(({ owner, id }) => `${owner} ${id}`));
