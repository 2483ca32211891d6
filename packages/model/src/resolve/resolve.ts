import type { Environment } from '../authoring/environment.js';
import type { Platform } from '../authoring/platform.js';
import { checkFields } from '../checks/fields.js';
import { checkStructure } from '../checks/structure.js';
import { checks } from '../checks/table.js';
import { speaksOf } from '../checks/told.js';
import { callersOf } from '../derive/calls.js';
import { renamed } from '../derive/rename.js';
import { printJson, withoutUndefined } from '../json.js';
import { type Problem, refuse } from '../problem.js';
import type { DeclaredService } from './declared.js';
import { resolveEnvironment } from './environment.js';
import { finishService } from './finish.js';
import { needsOf } from './needs.js';
import { environmentFile } from './places.js';
import type { Needs, ResolvedEnvironment, ResolvedService } from './resolved.js';
import { declareService, presentIn } from './service.js';
import type { Trace } from './trace.js';

/** A file that resolution writes. */
export interface ResolvedFile {
  /** From the platform's folder: `environments/dev/services/api.json`. */
  readonly path: string;
  /** All of it, with the final newline. Printed each time it is asked for. */
  readonly content: string;
}

/** An environment with every service that is present in it. */
export interface EnvironmentResolution {
  readonly name: string;
  readonly retired: boolean;
  readonly environment: ResolvedEnvironment;
  readonly needs: Needs;
  readonly services: ReadonlyMap<string, ResolvedService>;
  /** The chain behind each value of a service. */
  readonly traces: ReadonlyMap<string, Trace>;
}

/** A platform with nothing left to decide. */
export interface Resolution {
  readonly environments: readonly EnvironmentResolution[];
  /** One for each environment, its needs and each service in it, sorted by path. */
  readonly files: readonly ResolvedFile[];
}

/**
 * Resolves every service in every environment. Pure, and equal input gives equal bytes.
 *
 * @throws FairleadError with every problem that there is
 */
export function resolve(definitions: Platform): Resolution {
  const { stopping, unknown } = checkFields(definitions);
  if (stopping.length > 0) refuse([...stopping, ...unknown]);
  const platform = withoutUndefined(definitions);
  const declared = platform.environments.map((environment) => declareIn(platform, environment));
  // Rules that span services count on complete facets; of an incomplete one they would only say more of the same.
  const finished = declared.filter(({ complete }) => complete).map((each) => finishIn(platform, each));
  const told = [...checkStructure(platform), ...[...declared, ...finished].flatMap((each) => each.problems)];
  const untold = unknown.filter(
    ({ file, path }) => !told.some((each) => each.file === file && speaksOf(each.path, path)),
  );
  refuse([...told, ...untold]);
  const environments = finished.map(({ resolution }) => resolution);
  const files = environments.flatMap(filesOf).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { environments, files };
}

/** An environment's services, each merged by itself. */
interface DeclaredEnvironment {
  readonly environment: Environment;
  readonly services: ReadonlyMap<string, DeclaredService>;
  readonly problems: readonly Problem[];
  readonly complete: boolean;
}

function declareIn(platform: Platform, environment: Environment): DeclaredEnvironment {
  const declared = platform.services
    .filter((service) => presentIn(service, environment.name))
    .map((service) => declareService(platform, environment, service))
    .map((declaration) => ({ ...declaration, renamed: renamed(declaration.service) }));
  return {
    environment,
    services: new Map(declared.map(({ service, renamed: { value } }) => [service.name, value])),
    problems: declared.flatMap(({ problems, renamed }) => [...problems, ...renamed.problems]),
    complete: declared.every(({ complete }) => complete),
  };
}

function finishIn(
  platform: Platform,
  { environment: { name, definition }, services }: DeclaredEnvironment,
): { resolution: EnvironmentResolution; problems: readonly Problem[] } {
  const environment = resolveEnvironment(platform, { type: 'environment', name, definition });
  const landscape = {
    environment: name,
    tier: environment.tier,
    file: environmentFile(platform, name),
    domain: environment.domain,
    services,
    everywhere: platform.services.map(({ name }) => name),
    callers: callersOf(services),
  };
  const around = { environment, landscape, sharedSets: definition.sets ?? {} };
  const finished = [...services.values()].map((declared) => {
    const { value, problems } = finishService(declared, around);
    return { declared, resolved: value, problems };
  });
  const view = { platform, environment, services: finished };
  const all = finished.map(({ resolved }) => resolved);
  return {
    problems: [...finished.flatMap(({ problems }) => problems), ...checks.flatMap((check) => check(view))],
    resolution: {
      name,
      retired: environment.retired,
      environment,
      needs: needsOf(name, all),
      services: new Map(all.map((service) => [service.name, service])),
      traces: new Map([...services].map(([service, { trace }]) => [service, trace])),
    },
  };
}

function filesOf({ name, environment, needs, services }: EnvironmentResolution): readonly ResolvedFile[] {
  const folder = `environments/${name}`;
  return [
    printed(`${folder}/environment.json`, environment),
    printed(`${folder}/needs.json`, needs),
    ...[...services].map(([service, value]) => printed(`${folder}/services/${service}.json`, value)),
  ];
}

/** Only those who write or compare a file pay for its text. */
function printed(path: string, value: object): ResolvedFile {
  return {
    path,
    get content() {
      return printJson(value);
    },
  };
}
