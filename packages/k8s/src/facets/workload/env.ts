import type { JsonObject, ResolvedWorkloadFacets } from '@fairlead/model';
import type { WorkloadAt } from '../../at.js';
import type { CompileWorkloadFacet } from '../compile.js';

/** Variables of the main container. */
export const env: CompileWorkloadFacet<'env'> = (facet, at) => ({
  pods: [{ into: { workload: at.workload }, main: { env: variables(facet, at) } }],
});

type Env = ResolvedWorkloadFacets['env'];

/** Variables of any container, by name. */
export function variables(env: Env, at: WorkloadAt): { readonly [variable: string]: JsonObject } {
  return Object.fromEntries(Object.entries(env).map(([name, source]) => [name, variable(source, at)]));
}

function variable(source: Env[string], at: WorkloadAt): JsonObject {
  if ('value' in source) return { value: source.value };
  if ('secret' in source) {
    return { valueFrom: { secretKeyRef: { name: at.secret(source.secret), ...keyOf(source) } } };
  }
  if ('set' in source) {
    return { valueFrom: { configMapKeyRef: { name: at.configMap(source.set), ...keyOf(source) } } };
  }
  // The API server's own defaults, which Argo CD would otherwise take for a difference.
  if ('field' in source) return { valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: source.field } } };
  if ('resource' in source) {
    const { resource, container } = source;
    const of = container === '' ? {} : { containerName: container };
    return { valueFrom: { resourceFieldRef: { resource, divisor: '0', ...of } } };
  }
  throw new Error('addresses of calls and databases are settled before anything is compiled');
}

function keyOf({ key, optional }: { readonly key: string; readonly optional: boolean }): JsonObject {
  return { key, ...(optional && { optional }) };
}
