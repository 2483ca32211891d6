import type { JsonObject, Progression, ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import { controllers } from '../controllers/table.js';
import { platformLabels } from '../labels.js';
import { applicationName, projectName, routeName } from '../names.js';
import type { KubeObject } from '../object.js';
import { manifestsAt } from './ledger.js';
import { argoNamespace } from './namespace.js';

/** The Argo CD Application of a service: what is applied, from where, and how. */
export function application(service: ResolvedService, environment: ResolvedEnvironment): KubeObject {
  const { url, revision, path } = manifestsAt(environment, service.name);
  const differences = service.retired ? [] : writtenByOthers(service);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: applicationName(environment, service.name),
      namespace: argoNamespace,
      labels: platformLabels(environment.platform),
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
          // What a Rollout wrote into a Service is taken out only when the Rollout is gone, and until then the Service
          // leads to none but its pods: so it goes before them.
          'PrunePropagationPolicy=background',
          ...differenceOptions(differences, service),
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
    ...(autoSync && !retired && { automated: { prune: true, selfHeal: true }, retry }),
    ...(namespace.owner && { managedNamespaceMetadata: { labels: restricted } }),
  };
}

/**
 * For what passes by itself. Without a word Argo CD tries five times more, for minutes in which a failed deploy is not
 * called so and the commit that mends it waits. (argo-cd.readthedocs.io, automated sync policy)
 */
const retry = {
  limit: 2,
  backoff: { duration: '5s', factor: 2, maxDuration: '1m' },
  refresh: true,
};

/** The Pod Security Standard of a namespace. */
const restricted = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/audit': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
};

/**
 * How a sync leaves alone what others write. For weights inside a list Argo CD would keep the whole list as it is in
 * the cluster, and a changed rule of the route would never arrive: there the route is applied only when something
 * else about it has changed, and the controller of the rollout puts the weights right again.
 */
function differenceOptions(differences: readonly JsonObject[], service: ResolvedService): readonly string[] {
  if (differences.length === 0) return [];
  const weights = Object.values(service.workloads).some(
    ({ progression }) => progression !== undefined && movesWeights(progression),
  );
  return [weights ? 'ApplyOutOfSyncOnly=true' : 'RespectIgnoreDifferences=true'];
}

const movesWeights = ({ routes, grpcRoutes = [] }: Progression): boolean =>
  routes.length + grpcRoutes.length > 0;

/**
 * Where an autoscaler or a rollout writes, Argo CD neither compares nor writes (argo-cd #6520): numbers of pods, weights
 * of routes, and to which version's pods a Service leads.
 */
function writtenByOthers({
  name: service,
  workloads,
  namespace: { name: namespace },
}: ResolvedService): readonly JsonObject[] {
  return Object.values(workloads).flatMap(({ controller, objectName: name, progression, replicas }) => {
    const { apiVersion, kind, holder } = controllers[controller];
    const count = (of: Kind) => ({ ...differing(of, { name, namespace }), jsonPointers: ['/spec/replicas'] });
    const weights = (of: Kind, routes: readonly string[] = []) =>
      routes.map((route) => ({
        ...differing(of, { name: routeName(service, route), namespace }),
        jqPathExpressions: ['.spec.rules[].backendRefs[].weight'],
      }));
    const versions = Object.values(progression?.services ?? {}).map((each) => ({
      ...differing(kubeService, { name: each, namespace }),
      jsonPointers: [`/spec/selector/${controllers.rollout.revisionLabel}`],
    }));
    return [
      ...(replicas !== undefined && replicas.owner !== 'git' ? [count({ apiVersion, kind })] : []),
      ...(holder ? [count(holder)] : []),
      ...versions,
      ...weights(httpRoute, progression?.routes),
      ...weights(grpcRoute, progression?.grpcRoutes),
    ];
  });
}

type Kind = Pick<KubeObject, 'apiVersion' | 'kind'>;

const gatewayApi = 'gateway.networking.k8s.io/v1';
const kubeService: Kind = { apiVersion: 'v1', kind: 'Service' };
const httpRoute: Kind = { apiVersion: gatewayApi, kind: 'HTTPRoute' };
const grpcRoute: Kind = { apiVersion: gatewayApi, kind: 'GRPCRoute' };

function differing({ apiVersion, kind }: Kind, { name, namespace }: { name: string; namespace: string }) {
  // Kinds of the core have none.
  const [group = ''] = apiVersion.split('/').slice(0, -1);
  return { group, kind, name, namespace };
}
