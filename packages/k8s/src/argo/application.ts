import type { JsonObject, ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import { controllers } from '../controllers/table.js';
import { applicationName, projectName } from '../names.js';
import type { KubeObject } from '../object.js';
import { manifestsAt } from './ledger.js';
import { argoNamespace } from './namespace.js';

/** The Argo CD Application of a service: what is applied, from where, and how. */
export function application(service: ResolvedService, environment: ResolvedEnvironment): KubeObject {
  const { url, revision, path } = manifestsAt(environment, service.name);
  const differences = service.retired ? [] : scaledByOthers(service);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: applicationName(environment, service.name),
      namespace: argoNamespace,
      labels: {
        'app.kubernetes.io/part-of': environment.platform,
        'app.kubernetes.io/managed-by': 'fairlead',
      },
      // Deleting the Application takes its objects with it, in the order of their owners.
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: {
      project: projectName(environment),
      source: { repoURL: url, targetRevision: revision, path },
      destination: { server: environment.cluster.server, namespace: service.namespace.name },
      syncPolicy: {
        ...syncPolicy(service, environment),
        syncOptions: [
          'CreateNamespace=true',
          'ServerSideApply=true',
          'PruneLast=true',
          ...(differences.length > 0 ? ['RespectIgnoreDifferences=true'] : []),
          ...(service.retired ? ['Prune=confirm'] : []),
        ],
      },
      ...(differences.length > 0 && { ignoreDifferences: differences }),
    },
  };
}

function syncPolicy({ namespace, retired }: ResolvedService, { autoSync }: ResolvedEnvironment): JsonObject {
  return {
    // What retires is pruned by a person's sync: versions of Argo CD differ in whether an Application's own
    // `Prune=confirm` holds an automatic one back.
    ...(autoSync && !retired && { automated: { prune: true, selfHeal: true } }),
    ...(namespace.owner && { managedNamespaceMetadata: { labels: restricted } }),
  };
}

/** The Pod Security Standard of a namespace. */
const restricted = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/audit': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
};

/** Where an autoscaler writes the number of pods, Argo CD neither compares nor writes it (argo-cd #6520). */
function scaledByOthers({ workloads, namespace }: ResolvedService): readonly JsonObject[] {
  return Object.values(workloads)
    .filter(({ replicas }) => replicas !== undefined && replicas.owner !== 'git')
    .map(({ kind: workload, objectName }) => {
      const { apiVersion, kind } = controllers[workload];
      const [group = ''] = apiVersion.split('/');
      return { group, kind, name: objectName, namespace: namespace.name, jsonPointers: ['/spec/replicas'] };
    });
}
