import { isObject, type Json } from '@fairlead/model';
import type { Placed } from '../inventory.js';
import { at, objectsAt, textAt } from '../pods.js';
import { called, type Rule } from '../rule.js';
import { autoscalersOf, scaleTarget } from './replicas.js';

/**
 * A vertical autoscaler leaves alone what another one scales by: each new request changes the share that is in use,
 * and the two chase each other. (github.com/kubernetes/autoscaler, vertical-pod-autoscaler, known limitations)
 */
export const vertical: Rule = {
  kinds: ['VerticalPodAutoscaler'],
  check: ({ object, namespace }, inventory) => {
    const { kind, name } = scaleTarget(object);
    const target = inventory.find(namespace, kind, name);
    const mode = textAt(object, ['spec', 'updatePolicy', 'updateMode']) ?? 'Auto';
    if (target === undefined || mode === 'Off') return [];
    const changes = changedBy(object);
    return autoscalersOf(target, inventory).flatMap((scaler) => {
      const both = followedBy(scaler.object).filter((resource) => changes.has(resource));
      if (both.length === 0) return [];
      return [
        {
          code: 'FL_SCALED_BOTH_WAYS' as const,
          path: ['spec', 'updatePolicy', 'updateMode'],
          value: mode,
          what: `changes the requests of ${both.join(' and ')} by which ${called(scaler)} scales`,
          mend: "recommend alone (updateMode 'Off'), or control another resource (scaling.vertical)",
        },
      ];
    });
  },
};

const resources = ['cpu', 'memory'];

/** What a vertical autoscaler changes of any container: both, unless it says which. */
function changedBy(object: Placed['object']): ReadonlySet<Json | undefined> {
  const policies = objectsAt(object, ['spec', 'resourcePolicy', 'containerPolicies']);
  if (!policies.some(([, { containerName }]) => containerName === '*')) return new Set(resources);
  const changed = policies
    .filter(([, { mode }]) => mode !== 'Off')
    .flatMap(([, { controlledResources }]) =>
      isList(controlledResources) ? controlledResources : resources,
    );
  return new Set(changed);
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Resources whose use an autoscaler follows; an HPA that says nothing follows the processor. */
function followedBy(scaler: Placed['object']): readonly string[] {
  if (scaler.kind === 'ScaledObject') {
    const types = objectsAt(scaler, ['spec', 'triggers']).map(([, { type }]) => type);
    return resources.filter((resource) => types.includes(resource));
  }
  const metrics = objectsAt(scaler, ['spec', 'metrics']);
  if (metrics.length === 0) return ['cpu'];
  const names = metrics.map(([, metric]) => {
    const source = metric['resource'] ?? metric['containerResource'];
    return isObject(source) ? at(source, ['name']) : undefined;
  });
  return resources.filter((resource) => names.includes(resource));
}
