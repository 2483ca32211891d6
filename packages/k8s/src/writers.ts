import type { ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import { compileService } from './compile.js';
import { controllers } from './controllers/table.js';

/** A field of a rendered object, and the place in the service's definition that it comes from. */
export interface Writer {
  /** `Kind/name`. */
  readonly object: string;
  /** Property names below the object; an item of a list is named by its name, a mount by its path. */
  readonly path: readonly string[];
  /** Such as `workloads.server.scaling` or `config`. */
  readonly by: string;
}

/**
 * Who wrote each field of a service's objects, as the merge itself heard it. Patches and the deploy tool's own
 * annotations come after the merge and are not among them.
 */
export function writersOf(service: ResolvedService, environment: ResolvedEnvironment): readonly Writer[] {
  const writers: Writer[] = [];
  compileService(service, environment, (path, by) => {
    const place = placeOf(path, service);
    if (place !== undefined) writers.push({ ...place, by });
  });
  return writers;
}

type Place = Omit<Writer, 'by'>;

/** Where a path of the merged tree ends up. */
function placeOf(
  [tree, name = '', part = '', ...rest]: readonly string[],
  service: ResolvedService,
): Place | undefined {
  if (tree === 'objects') return part === 'object' ? { object: name, path: rest } : undefined;
  const workload = service.workloads[name];
  if (workload === undefined) return undefined;
  const { kind, template, job, holder } = controllers[workload.controller];
  const controller = `${kind}/${workload.objectName}`;
  const templateOf = `${holder?.kind ?? kind}/${workload.objectName}`;
  switch (part) {
    case 'spec':
      return { object: controller, path: ['spec', ...rest] };
    case 'holder':
      return { object: templateOf, path: ['spec', ...rest] };
    case 'job':
      return { object: controller, path: [...job, ...rest] };
    case 'claims':
      return { object: controller, path: ['spec', 'volumeClaimTemplates', ...rest] };
    case 'pod':
      return { object: templateOf, path: [...template, ...inTemplate(rest, name)] };
    case 'network':
      return { object: `NetworkPolicy/${workload.objectName}`, path: ['spec', ...rest] };
    default:
      return undefined; // a hook's phase becomes annotations of the deploy tool
  }
}

function inTemplate([part = '', ...rest]: readonly string[], workload: string): readonly string[] {
  switch (part) {
    case 'main':
      return ['spec', 'containers', workload, ...inContainer(rest)];
    case 'beside':
      return ['spec', 'containers', ...rest.slice(0, 1), ...inContainer(rest.slice(1))];
    case 'around':
    case 'before':
      return ['spec', 'initContainers', ...rest.slice(0, 1), ...inContainer(rest.slice(1))];
    case 'labels':
    case 'annotations':
      return ['metadata', part, ...rest];
    case 'volumes':
      return ['spec', 'volumes', ...rest];
    default:
      return ['spec', ...rest];
  }
}

function inContainer([part = '', ...rest]: readonly string[]): readonly string[] {
  if (part === 'spec') return rest;
  return [part === 'mounts' ? 'volumeMounts' : part, ...rest];
}
