import type { JsonObject, ResolvedServiceFacets } from '@fairlead/model';
import { ahead, type ServiceAt } from '../../at.js';
import type { NetworkPart, ObjectPart, Phase, PodPart } from '../../contribution.js';
import { cloudAnnotations, cloudCredentials } from '../../identity/cloud.js';
import type { KubeObject } from '../../object.js';
import type { CompileServiceAspect } from '../compile.js';

type Identity = ResolvedServiceFacets['identity'];

/** A Kubernetes service account, and the workloads whose pods have it. */
interface Account {
  readonly name: string;
  readonly workloads: readonly string[];
  /** Of the hook that it belongs to. */
  readonly phase?: Phase;
}

/** Who the pods are: one account for the service, and one for each hook, which comes before it. */
export const identity: CompileServiceAspect<'identity'> = (facet, at) => {
  const all = accounts(at);
  return {
    objects: all.flatMap((account) => accountObjects(account, facet, at)),
    pods: all.flatMap(({ name, workloads }) =>
      workloads.map((workload): PodPart => ({ into: { workload }, spec: { serviceAccountName: name } })),
    ),
    network: facet.cloud ? all.flatMap((account) => credentials(account, at)) : [],
  };
};

function accounts({ service, workloads }: ServiceAt): readonly Account[] {
  const lasting = workloads.filter(({ phase }) => phase === undefined).map(({ name }) => name);
  const hooks = workloads.flatMap(({ name, objectName, phase }) =>
    phase ? [{ name: objectName, workloads: [name], phase }] : [],
  );
  return [{ name: service, workloads: lasting }, ...hooks];
}

function accountObjects(account: Account, { cloud, rules }: Identity, at: ServiceAt): readonly ObjectPart[] {
  const { name, phase } = account;
  const { labels, namespace } = at;
  const annotations = cloud ? cloudAnnotations(at.service, at.environment) : {};
  const metadata = { name, namespace, labels };
  const serviceAccount: KubeObject = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { ...metadata, ...(Object.keys(annotations).length > 0 && { annotations }) },
    automountServiceAccountToken: false,
  };
  const role: KubeObject = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata,
    rules: rules.map(policyRule),
  };
  const binding: KubeObject = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  };
  const objects = rules.length > 0 ? [serviceAccount, role, binding] : [serviceAccount];
  return objects.map((object) => ({ object, ...(phase && { phase: ahead(phase, 'needed by others') }) }));
}

function policyRule({ apiGroups, resources, verbs, names = [] }: Identity['rules'][number]): JsonObject {
  return { apiGroups, resources, verbs, ...(names.length > 0 && { resourceNames: names }) };
}

function credentials({ workloads }: Account, { environment }: ServiceAt): readonly NetworkPart[] {
  const rule = cloudCredentials(environment.cloud);
  if (rule === undefined) return [];
  return workloads.map((workload) => ({ into: { workload }, egress: { 'cloud identity': rule } }));
}
