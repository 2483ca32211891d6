import type { Environment } from '../authoring/environment.js';
import type { Platform } from '../authoring/platform.js';
import type { Service, ServiceDefinition } from '../authoring/service.js';
import { serviceFacets, workloadFacets } from '../facets/table.js';
import { isObject } from '../json.js';
import { workloadKinds } from '../kinds.js';
import type { Problem } from '../problem.js';
import { environmentFile, platformFile, serviceFile } from '../resolve/places.js';
import type { Finding } from '../shapes/finding.js';
import { definitionFindings } from '../shapes/written.js';
import { facetsAt, facetsOfWorkload, type Seen, seen } from './said-facets.js';
import { isTold } from './told.js';

/** What is wrong with the form of definitions. */
export interface WrongFields {
  /** Nothing can be resolved, and no rule be asked, before these are mended. */
  readonly stopping: readonly Problem[];
  /** Fields that are none and keep nothing else from being looked at. */
  readonly unknown: readonly Problem[];
}

/**
 * Every field is one that means something where it stands, and every value of the form that its type has. The
 * compiler refuses these too; this is for definitions that it has not seen.
 */
export function checkFields(platform: Platform): WrongFields {
  const own = definitionFindings('platform', platform).map(ofDefinition);
  const told = inFile(platformFile({ folder: folderOf(platform) }), own);
  // Of what is no platform, the parts have no names.
  if (own.some(({ stops }) => stops)) return sorted(told);
  const { environments, services } = platform;
  return sorted([
    ...told,
    ...services.flatMap((each) => inFile(serviceFile(platform, each.name), ofService(each))),
    ...environments.flatMap((each) => inFile(environmentFile(platform, each.name), ofEnvironment(each))),
  ]);
}

/** What says nothing about its folder is where platforms are. */
function folderOf(platform: unknown): string {
  const folder = isObject(platform) ? platform['folder'] : undefined;
  return typeof folder === 'string' ? folder : 'apps';
}

/** A problem, and whether it keeps everything else from being looked at. */
interface Told {
  readonly stops: boolean;
  readonly problem: Problem;
}

/** What a rule speaks of is left to it, but for values of quite another kind. */
function inFile(file: string, all: readonly Seen[]): readonly Told[] {
  return all
    .filter(({ finding: { is, path } }) => is === 'kind' || is === 'unknown' || !isTold(path))
    .map(({ stops, finding: { is: _, ...finding } }) => ({ stops, problem: { ...finding, file } }));
}

function sorted(told: readonly Told[]): WrongFields {
  const problems = (wanted: readonly Told[]) => wanted.map(({ problem }) => problem);
  return {
    stopping: problems(told.filter(({ stops }) => stops)),
    unknown: problems(told.filter(({ stops }) => !stops)),
  };
}

/** A field beside those of a definition is not looked at by anybody; one inside of them may be. */
function ofDefinition(finding: Finding): Seen {
  const isBeside = finding.is === 'unknown' && !finding.path.includes('.');
  return isBeside ? { stops: false, finding } : seen(finding);
}

const facetsOfService = Object.keys(serviceFacets);
const ownOfService = ['name', 'environments', 'retired', 'workloads', 'overrides'];

function ofService({ definition }: Service): readonly Seen[] {
  const skeleton = definitionFindings('service', definition).map(ofDefinition);
  if (skeleton.some(({ finding: { is } }) => is === 'kind')) return skeleton;
  const { workloads = {}, overrides = {} }: Partial<ServiceDefinition> = definition;
  return [
    ...skeleton,
    ...facetsAt(definition, { path: '', beside: ownOfService, facets: facetsOfService }),
    ...Object.entries(workloads).flatMap(([name, workload]) =>
      facetsOfWorkload(workload?.kind, workload, {
        path: `workloads.${name}`,
        beside: ['kind', 'environments'],
      }),
    ),
    ...Object.entries(overrides).flatMap(([environment, override]) => {
      const path = `overrides.${environment}`;
      return [
        ...facetsAt(override, { path, beside: ['workloads'], facets: facetsOfService }),
        ...Object.entries(override?.workloads ?? {}).flatMap(([name, part]) => {
          const kind = Object.hasOwn(workloads, name) ? workloads[name]?.kind : undefined;
          return facetsOfWorkload(kind, part, { path: `${path}.workloads.${name}`, beside: [] });
        }),
      ];
    }),
  ];
}

function ofEnvironment({ definition }: Environment): readonly Seen[] {
  const own = definitionFindings('environment', definition).map(ofDefinition);
  const defaults: unknown = isObject(definition) ? definition.defaults : undefined;
  const kinds = facetsAt(defaults, { path: 'defaults', beside: ['all', ...workloadKinds], facets: [] });
  if (!isObject(defaults)) return [...own, ...kinds];
  const { all } = defaults;
  return [
    ...own,
    ...kinds,
    ...facetsAt(all, { path: 'defaults.all', beside: [], facets: Object.keys(workloadFacets) }),
    ...workloadKinds.flatMap((kind) =>
      facetsOfWorkload(kind, defaults[kind], { path: `defaults.${kind}`, beside: [] }),
    ),
  ];
}
