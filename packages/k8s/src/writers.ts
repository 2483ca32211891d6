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
 * Who wrote each field of a service's objects, as the merge itself heard it. Patches come after the merge and are
 * not among them.
 */
export function writersOf(service: ResolvedService, environment: ResolvedEnvironment): readonly Writer[] {
  const heard: Heard[] = [];
  compileService(service, environment, (path, by) => heard.push([path, by]));
  return writersFrom(heard, service);
}

/** A path of the merged tree, and who wrote it. */
type Heard = readonly [path: readonly string[], by: string];

/** The same from what a merge has told. */
export function writersFrom(heard: readonly Heard[], service: ResolvedService): readonly Writer[] {
  const writers = heard.flatMap(([path, by]) => {
    const place = placeOf(path, service);
    return place === undefined ? [] : [{ ...place, by }];
  });
  return inPolicies(writers);
}

/** Rules of a policy have a reason where they are written, and a number where they are read. */
function inPolicies(writers: readonly Writer[]): readonly Writer[] {
  const reasons = new Map<string, string[]>();
  const listOf = ({ object, path: [, direction] }: Writer) => `${object} ${direction}`;
  const isRule = ({ object, path: [spec, direction] }: Writer) =>
    object.startsWith('NetworkPolicy/') &&
    spec === 'spec' &&
    (direction === 'ingress' || direction === 'egress');
  const rules = writers.filter(isRule);
  for (const rule of rules) {
    const known = reasons.get(listOf(rule)) ?? [];
    const [, , why] = rule.path;
    if (why !== undefined && !known.includes(why)) reasons.set(listOf(rule), [...known, why].sort());
  }
  return writers.map((writer) => {
    const [spec = '', direction = '', why = '', ...rest] = writer.path;
    const index = isRule(writer) ? (reasons.get(listOf(writer))?.indexOf(why) ?? -1) : -1;
    return index < 0 ? writer : { ...writer, path: [spec, direction, String(index), ...rest] };
  });
}

type Place = Omit<Writer, 'by'>;

/** Where the deploy tool is told when an object is applied. */
const moment = ['metadata', 'annotations'];

/** Where a path of the merged tree ends up. */
function placeOf(
  [tree, name = '', part = '', ...rest]: readonly string[],
  service: ResolvedService,
): Place | undefined {
  if (tree === 'objects') {
    return part === 'object' ? { object: name, path: rest } : { object: name, path: moment };
  }
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
    case 'claims': {
      const [volume = '', ...below] = rest;
      return { object: controller, path: ['spec', 'volumeClaimTemplates', volume, 'spec', ...below] };
    }
    case 'pod':
      return { object: templateOf, path: [...template, ...inTemplate(rest, name)] };
    case 'network':
      return { object: `NetworkPolicy/${workload.objectName}`, path: ['spec', ...rest] };
    case 'phase':
      return { object: controller, path: moment };
    default:
      return undefined;
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
