import { isObject, type Json, type JsonObject, secondsUntilScaled } from '@fairlead/model';
import type { AppliedObject } from './applied.js';

/** Pods that go from one keeper to another, or a number from one writer to another, with too few pods for a while. */
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
 * Where pods change hands in a way that leaves too few of them. Beside an autoscaler no number of pods is in Git, so a
 * keeper that is new begins with one pod; that is enough only where its pods count so late that the autoscaler has
 * looked before. A number that leaves Git is 1 until then. A Deployment that a Rollout has taken over stands at 0.
 */
export function handovers(
  before: readonly AppliedObject[],
  after: readonly AppliedObject[],
): readonly Handover[] {
  const sides = { old: keyed(before), young: keyed(after) };
  return after.flatMap((each) => {
    const scaled = scaledBy(each);
    const found = scaled ? ofAutoscaler(each, scaled, sides) : ofKeeper(each, sides);
    return found === undefined ? [] : [{ owner: each.owner, ...found }];
  });
}

interface Sides {
  readonly old: Objects;
  readonly young: Objects;
}
type Objects = ReadonlyMap<string, JsonObject>;
type Found = Omit<Handover, 'owner'>;

/** What an autoscaler finds that it is to scale. */
function ofAutoscaler({ owner, id, object }: AppliedObject, target: Keeper, { old, young }: Sides) {
  const [name, other] = [nameOf(target), otherKeeper(target)];
  const [was, is] = [old, young].map((side) => side.get(`${owner} ${name}`));
  if (was !== undefined) {
    const leaves = Number(part(was, 'spec')['replicas'] ?? 0) > 1 && !('replicas' in part(is, 'spec'));
    return leaves ? { from: name, to: id, ...numberLeaves } : undefined;
  }
  if (other === undefined || !old.has(`${owner} ${nameOf(other)}`)) return undefined;
  const found = beginning(part(is, 'spec'), object);
  return found && { from: nameOf(other), to: name, ...found };
}

/** How a keeper begins that takes the place of another, seen from its own spec. */
function beginning(spec: JsonObject, autoscaler: JsonObject): Words | undefined {
  if (part(spec, 'workloadRef')['scaleDown'] === 'progressively') return goesAsItGrows;
  if (Number(spec['minReadySeconds'] ?? 0) < secondsUntilScaled) return countsTooSoon;
  const keepsNone = autoscaler['kind'] === 'ScaledObject' && !part(autoscaler, 'spec')['minReplicaCount'];
  return keepsNone ? mayHaveNone : undefined;
}

/** Where a Rollout takes a Deployment over, or gives it back. */
function ofKeeper({ owner, id, object }: AppliedObject, { old, young }: Sides): Found | undefined {
  if (object['kind'] !== 'Deployment') return undefined;
  const rollout = id.replace(/^Deployment/, 'Rollout');
  const was = old.get(`${owner} ${id}`);
  if (was === undefined) return undefined;
  const [taking, took] = [young, old].map((side) => side.get(`${owner} ${rollout}`));
  if ((taking === undefined) === (took === undefined)) return undefined;
  if (took !== undefined) {
    const isLeft = part(part(took, 'spec'), 'workloadRef')['scaleDown'] === 'never';
    return { from: rollout, to: id, ...(isLeft ? standsAsItIs : standsAtNone) };
  }
  return part(was, 'spec')['replicas'] ? { from: id, to: rollout, ...goesAtOnce } : undefined;
}

type Words = Pick<Handover, 'what' | 'mend'>;

const countsTooSoon: Words = {
  what: 'begins with one pod, which counts before the autoscaler has looked, and what it follows goes then',
  mend: `leave update.minReadySeconds out for this change, or write ${secondsUntilScaled}`,
};
const mayHaveNone: Words = {
  what: 'begins with one pod, and its autoscaler, which may go to none, asks for no more',
  mend: 'write scaling.min of 1 or more for this change, and alwaysOn: true where the environment has working hours',
};
const goesAsItGrows: Words = {
  what: 'begins with one pod, and what it takes over goes as it grows',
  mend: "write scaleDown: 'on-success' for this change",
};
const goesAtOnce: Words = {
  what: 'may have no pods yet when those of the Deployment go, for its number becomes 0',
  mend: 'give it an autoscaler first (scaling.max above scaling.min), and take it over with the next change',
};
const standsAtNone: Words = {
  what: 'stands at 0 pods when the Rollout goes, and an autoscaler is off as long as it does',
  mend: "write scaleDown: 'never' first and scale the Deployment by hand, and make this change then",
};
const standsAsItIs: Words = {
  what: 'has the pods that it has beside the Rollout, which nobody but a person gives it',
  mend: 'scale it by hand before (kubectl scale), if that is not done',
};
const numberLeaves: Words = {
  what: 'may find one pod, for a number that leaves Git is 1 until an autoscaler has looked',
  mend: 'first apply the number under a name of its own: kubectl apply --server-side --field-manager=handover',
};

interface Keeper {
  readonly kind: string;
  readonly name: string;
}

const nameOf = ({ kind, name }: Keeper): string => `${kind}/${name}`;

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

function part(object: JsonObject | undefined, name: string): JsonObject {
  const found = object?.[name];
  return isObject(found) ? found : {};
}

const keyed = (objects: readonly AppliedObject[]): Objects =>
  new Map(objects.map(({ owner, id, object }) => [`${owner} ${id}`, object]));
