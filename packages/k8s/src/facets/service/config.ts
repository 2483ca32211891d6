import { createHash } from 'node:crypto';
import { longRunning, printJson, type ResolvedServiceFacets, type WorkloadKind } from '@fairlead/model';
import { ahead, type ServiceAt } from '../../at.js';
import type { Contribution, ObjectPart } from '../../contribution.js';
import { configMapName } from '../../names.js';
import type { CompileServiceAspect } from '../compile.js';

type ConfigSet = ResolvedServiceFacets['config'][string];

/** Each set as a ConfigMap, once more for each hook that uses it, and a restart of the pods when it changes. */
export const config: CompileServiceAspect<'config'> = (sets, at) => ({
  objects: Object.entries(sets).flatMap(([name, set]) => configMaps(name, set, at)),
  pods: Object.entries(sets).flatMap(([name, set]) => (set.restartOnChange ? restarts(name, set, at) : [])),
});

function configMaps(name: string, { values, files }: ConfigSet, at: ServiceAt): readonly ObjectPart[] {
  const object = (owner: string) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: configMapName(owner, name), namespace: at.namespace, labels: at.labels },
    data: { ...values, ...files },
  });
  const copies = at.workloads.flatMap(({ objectName, phase, uses }) =>
    phase && uses.sets.has(name)
      ? [{ object: object(objectName), phase: ahead(phase, 'needed by others') }]
      : [],
  );
  return [{ object: object(at.service) }, ...copies];
}

const staysUp: ReadonlySet<WorkloadKind> = new Set(longRunning);

/** A changed annotation makes new pods; what ends by itself reads the set anew each time anyway. */
function restarts(
  name: string,
  { values, files }: ConfigSet,
  at: ServiceAt,
): NonNullable<Contribution['pods']> {
  const hash = createHash('sha256').update(printJson({ values, files })).digest('hex').slice(0, 16);
  return at.workloads
    .filter(({ kind, uses }) => staysUp.has(kind) && uses.sets.has(name))
    .map(({ name: workload }) => ({
      into: { workload },
      annotations: { [`fairlead.dev/config-${name}`]: hash },
    }));
}
