import type { JsonObject, Progression, ResolvedWorkloadFacets } from '@fairlead/model';
import { analysisTemplates, objectivesRun, templates } from '../../analysis/run.js';
import type { WorkloadAt } from '../../at.js';
import type { NetworkPart } from '../../contribution.js';
import { selector as selectorOf } from '../../labels.js';
import { routeName } from '../../names.js';
import { podsOf } from '../../network/blocks.js';
import type { CompileWorkloadFacet } from '../compile.js';
import { servicePorts } from './ports.js';

type Progressive = Exclude<ResolvedWorkloadFacets['rollout'], { readonly strategy: 'none' }>;

/** How a new version is tried before it is everywhere, and what it is judged by. */
export const rollout: CompileWorkloadFacet<'rollout'> = (facet, at) => {
  const { progression, workload } = at;
  if (facet.strategy === 'none' || progression === undefined) return {};
  const spec = {
    rollbackWindow: { revisions: facet.rollbackWindow },
    // A new version that never gets ready is taken back like one that is judged bad.
    progressDeadlineAbort: true,
    strategy: strategy(facet, progression, at),
    ...(facet.form === 'workload-ref' && { workloadRef: { scaleDown: scaleDowns[facet.scaleDown] } }),
  };
  return {
    // The Deployment wants no pods: its own would be a second crowd beside the Rollout's.
    controllers: [{ workload, spec, ...(facet.form === 'workload-ref' && { holder: { replicas: 0 } }) }],
    objects: [
      ...(progression.services ? [{ object: nextService(progression.services.next, at) }] : []),
      ...analysisTemplates(progression, at).map((object) => ({ object })),
    ],
    network: facet.jobs.flatMap((job) => judging(job, at)),
  };
};

/** A job that judges a workload reaches its pods, of either version, at whatever port it asks. */
function judging(
  job: string,
  { namespace, selector, service, workload }: WorkloadAt,
): readonly NetworkPart[] {
  const judge = selectorOf({ service, workload: job });
  return [
    { into: { workload: job }, egress: { [`judged ${workload}`]: { to: [podsOf(namespace, selector)] } } },
    { into: { workload }, ingress: { [`judge ${job}`]: { from: [podsOf(namespace, judge)] } } },
  ];
}

const scaleDowns = { 'on-success': 'onsuccess', progressively: 'progressively', never: 'never' } as const;

function strategy(facet: Progressive, progression: Progression, at: WorkloadAt): JsonObject {
  return facet.strategy === 'canary'
    ? { canary: canary(facet, progression, at) }
    : { blueGreen: blueGreen(facet, progression, at) };
}

function canary(
  { steps }: Extract<Progressive, { readonly strategy: 'canary' }>,
  progression: Progression,
  at: WorkloadAt,
): JsonObject {
  const { services, indicators, jobs } = progression;
  const watched = Object.keys(indicators).length > 0 ? objectivesRun(progression, at) : { templates: [] };
  const analysis = { ...watched, templates: [...watched.templates, ...templates(jobs)] };
  return {
    ...(services && { stableService: services.stable, canaryService: services.next }),
    ...trafficRouting(progression, at),
    steps: steps.map((step) => {
      if ('weight' in step) return { setWeight: step.weight };
      return { pause: step.pause === 'until-promoted' ? {} : { duration: `${step.pause}s` } };
    }),
    // From the first weight on: before it there is nothing to see.
    ...(analysis.templates.length > 0 && { analysis: { ...analysis, startingStep: 1 } }),
  };
}

/** Who divides requests; nobody where the number of pods does. */
function trafficRouting(
  { routes, grpcRoutes = [], ingresses = [] }: Progression,
  { service, namespace }: WorkloadAt,
): JsonObject {
  const named = (names: readonly string[]) => names.map((name) => ({ name: routeName(service, name) }));
  if (ingresses.length > 0) {
    // The controller makes a second Ingress beside each, with the weight in an annotation that nginx looks at.
    const stableIngresses = ingresses.map((name) => routeName(service, name));
    return { trafficRouting: { nginx: { stableIngresses } } };
  }
  if (routes.length + grpcRoutes.length === 0) return {};
  const plugin = {
    ...(routes.length > 0 && { httpRoutes: named(routes) }),
    ...(grpcRoutes.length > 0 && { grpcRoutes: named(grpcRoutes) }),
    namespace,
  };
  // The controller's own name of its plugin. (rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io)
  return { trafficRouting: { plugins: { 'argoproj-labs/gatewayAPI': plugin } } };
}

function blueGreen(
  { promoteAfterSeconds, keepOldSeconds }: Extract<Progressive, { readonly strategy: 'blue-green' }>,
  progression: Progression,
  at: WorkloadAt,
): JsonObject {
  const { services, indicators, jobs } = progression;
  return {
    ...(services && { activeService: services.stable, previewService: services.next }),
    autoPromotionEnabled: promoteAfterSeconds !== 'never',
    ...(promoteAfterSeconds !== 'never' && { autoPromotionSeconds: promoteAfterSeconds }),
    scaleDownDelaySeconds: keepOldSeconds,
    // Nobody calls the new version before it takes over, so only jobs can judge it until then.
    ...(jobs.length > 0 && { prePromotionAnalysis: { templates: templates(jobs) } }),
    ...(Object.keys(indicators).length > 0 && { postPromotionAnalysis: objectivesRun(progression, at) }),
  };
}

/** The Service of the version that is tried. The controller narrows its selector to that version's pods. */
function nextService(name: string, { namespace, labels, selector, exposedPorts, port }: WorkloadAt) {
  const ports = servicePorts(exposedPorts.map((each) => [each, port(each)] as const));
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels },
    spec: { type: 'ClusterIP', ports, selector },
  };
}
