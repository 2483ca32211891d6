import type {
  JsonObject,
  ResolvedEnvironment,
  ResolvedService,
  ResolvedWorkload,
  WorkloadFacetName,
} from '@fairlead/model';
import { ahead, type ServiceAt, serviceAt, type WorkloadAt, workloadAt } from './at.js';
import type { Contribution, Phase, Written } from './contribution.js';
import type { Controller, ControllerParts } from './controllers/controller.js';
import { controllers } from './controllers/table.js';
import type { ServiceAspectName } from './facets/compile.js';
import { serviceCompilers, workloadCompilers } from './facets/table.js';
import { serviceTags } from './labels.js';
import { merge, type Record } from './merge.js';
import { definitionFile } from './names.js';
import { networkPolicy } from './network/policy.js';
import type { KubeObject } from './object.js';
import { branch, podTemplate } from './pods/template.js';

/** A compiled object, and when it is written. */
export interface Compiled {
  readonly object: KubeObject;
  readonly phase?: Phase;
  /** Place among the objects of one deploy; lower comes first. */
  readonly order?: number;
  /** Holds data: a person is asked before it goes. */
  readonly kept?: boolean;
}

/**
 * A service's objects in one environment. Pure; they depend on the resolved service and environment alone, so
 * images have no tags.
 *
 * @param record hears which place of the definition wrote what
 * @throws FairleadError `FL_TWO_WRITERS`
 */
export function compileService(
  service: ResolvedService,
  environment: ResolvedEnvironment,
  record?: Record,
): readonly Compiled[] {
  const ats = Object.keys(service.workloads).map((name) => workloadAt(service, name, environment));
  const written = [
    ...ats.flatMap((at) => workloadContributions(service, at)),
    ...serviceContributions(service, serviceAt(service, environment)),
  ];
  const workloads = ats.map(({ workload: name, kind }) => ({ name, kind }));
  const merged = merge(written, { file: definitionFile(environment, service), workloads }, record);
  return [
    ...merged.objects.values(),
    ...ats.flatMap((at) => {
      const { controller } = service.workloads[at.workload] ?? {};
      const parts = branch(merged.workloads, at.workload);
      return controller ? workloadObjects(at, controllers[controller], parts) : [];
    }),
  ];
}

function workloadContributions(service: ResolvedService, at: WorkloadAt): readonly Written[] {
  const { workload } = at;
  const resolved = service.workloads[workload];
  if (resolved === undefined) return [];
  const names = Object.keys(workloadCompilers) as WorkloadFacetName[];
  return [
    { by: `workloads.${workload}.kind`, contribution: ofKind(at) },
    ...names.map((name) => ({
      by: `workloads.${workload}.${name}`,
      contribution: compileFacet(name, resolved, at),
    })),
  ];
}

function compileFacet<K extends WorkloadFacetName>(
  name: K,
  workload: ResolvedWorkload,
  at: WorkloadAt,
): Contribution {
  const facet = workload[name] as NonNullable<ResolvedWorkload[K]> | undefined;
  return facet === undefined ? {} : workloadCompilers[name](facet, at);
}

/** What pods of every workload have, whatever its facets say. */
function ofKind({ environment, labels, service, workload }: WorkloadAt): Contribution {
  const tags = serviceTags({ environment: environment.name, service });
  // One variable for each Service of the namespace slows a start and hides what a program depends on.
  const spec = { enableServiceLinks: false };
  return { pods: [{ into: { workload }, labels: { ...labels, ...tags }, spec }] };
}

function serviceContributions(service: ResolvedService, at: ServiceAt): readonly Written[] {
  const names = Object.keys(serviceCompilers) as ServiceAspectName[];
  return names.map((name) => ({ by: name, contribution: compileAspect(name, service, at) }));
}

function compileAspect<K extends ServiceAspectName>(
  name: K,
  service: ResolvedService,
  at: ServiceAt,
): Contribution {
  return serviceCompilers[name](service[name], at);
}

/** The controller of a workload, what holds its template, and the policy of its connections. */
function workloadObjects(at: WorkloadAt, controller: Controller, parts: JsonObject): readonly Compiled[] {
  const { labels, namespace, objectName: name, selector, workload } = at;
  const phase = parts['phase'] as unknown as Phase | undefined;
  const network = branch(parts, 'network');
  const together: ControllerParts = {
    objectName: name,
    workload,
    selector,
    spec: branch(parts, 'spec'),
    holder: branch(parts, 'holder'),
    job: branch(parts, 'job'),
    claims: branch(parts, 'claims') as { readonly [volume: string]: JsonObject },
    template: podTemplate(branch(parts, 'pod'), workload),
  };
  const metadata = { name, namespace, labels };
  const objectOf = ({ apiVersion, kind, spec }: Pick<Controller, 'apiVersion' | 'kind' | 'spec'>) => ({
    object: { apiVersion, kind, metadata, spec: spec(together) },
    ...(phase && { phase }),
  });
  const rules = (direction: string) => branch(network, direction) as { readonly [why: string]: JsonObject };
  const policy = { name, namespace, labels, selector, ingress: rules('ingress'), egress: rules('egress') };
  return [
    objectOf(controller),
    ...(controller.holder ? [objectOf(controller.holder)] : []),
    { object: networkPolicy(policy), ...(phase && { phase: ahead(phase, 'needed by others') }) },
  ];
}
