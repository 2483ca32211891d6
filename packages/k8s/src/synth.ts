import { FairleadError, type Problem, type ResolvedEnvironment, refuse } from '@fairlead/model';
import { application } from './argo/application.js';
import { type ProjectPart, project, projectPart } from './argo/project.js';
import { gateway } from './edge/gateway.js';
import { environmentRefusals } from './environment-refusals.js';
import { namesIn, type Read, readEnvironment, readService } from './folder.js';
import { renderObjects } from './format/objects.js';
import { type Plain, plain, plainRetired } from './format/plain.js';
import { refusals } from './refusals.js';
import { type Reader, reader, secretStores } from './secret-stores.js';
import { SharedPatches } from './shared-patches.js';
import { printFile } from './yaml/file.js';

/** Files of an environment's folder that a synth reads. */
export const k8sInputs: readonly string[] = ['environment.json', 'services/*.json', 'releases/*.json'];

/** What was rendered. */
export interface Synthesis {
  /** Name of the environment. */
  readonly environment: string;
  /** Path below `manifests/` → content. */
  readonly files: ReadonlyMap<string, string>;
  /** Services with at least one file. */
  readonly services: number;
  /** Kubernetes objects in all files. */
  readonly objects: number;
}

/**
 * Renders an environment: every service that has a release, and what Argo CD needs to apply them. Pure; equal
 * files give equal bytes.
 *
 * @param files path below the environment's folder → content: `environment.json`, `services/<s>.json` and
 *   `releases/<s>.json`; others are not looked at
 * @throws FairleadError with every problem of every service
 */
export function synthEnvironment(files: ReadonlyMap<string, string>): Synthesis {
  const environment = readEnvironment(files);
  const output = new Map<string, string>();
  const parts: ProjectPart[] = [];
  const readers: Reader[] = [];
  const problems: Problem[] = [...environmentRefusals(environment)];
  const shared = new SharedPatches(environment);
  let services = 0;
  let objects = 1; // the project
  // One service after the other: what belongs to one is garbage before the next is read.
  for (const name of namesIn(files, 'services')) {
    const read = problemsInto(problems, () => readService(files, name, environment));
    if (read === undefined) continue;
    parts.push(projectPart(read.service));
    if (!read.service.retired) readers.push(reader(read.service));
    const rendered = problemsInto(problems, () => renderService(read, environment, shared));
    if (rendered === undefined) continue;
    for (const [path, content] of rendered.files) output.set(`${name}/${path}`, content);
    const applied = problemsInto(problems, () => applicationFiles(read, environment, shared));
    for (const [path, content] of applied ?? []) output.set(path, content);
    objects += applied?.size ?? 0;
    services += 1;
    objects += rendered.objects;
  }
  const projects = problemsInto(problems, () => projectFiles(parts, environment, shared));
  for (const [path, content] of projects ?? []) output.set(path, content);
  const gateways = problemsInto(problems, () => gatewayFiles(environment, shared));
  for (const [path, content] of gateways ?? []) output.set(path, content);
  objects += gateways?.size ?? 0;
  problems.push(...withoutService(files, environment));
  const stores = problemsInto(problems, () => storeFiles(readers, environment, shared));
  for (const [path, content] of stores ?? []) output.set(path, content);
  objects += stores?.size ?? 0;
  // Only when every service has been rendered is it known what no patch has met.
  refuse(problems.length > 0 ? problems : shared.unmet(environment.name));
  return { environment: environment.name, files: output, services, objects };
}

/**
 * The part of {@link synthEnvironment} that is one service's: its objects, and the Application that applies them.
 * Costs the same however many services there are beside it.
 *
 * @param files `environment.json`, `services/<s>.json` and `releases/<s>.json`; others are not looked at
 * @returns path below `manifests/` → content; empty before the first release
 * @throws FairleadError with every problem of the service
 */
export function synthService(files: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  const environment = readEnvironment(files);
  const shared = new SharedPatches(environment);
  const read = readService(files, name, environment);
  const rendered = renderService(read, environment, shared);
  if (rendered === undefined) return new Map();
  const own = [...rendered.files].map(([path, content]) => [`${name}/${path}`, content] as const);
  return new Map([...own, ...applicationFiles(read, environment, shared)]);
}

/**
 * The part of {@link synthEnvironment} that is no service's.
 *
 * @param files `environment.json` and every `services/<s>.json`
 * @returns path below `manifests/` → content
 */
export function synthShared(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const environment = readEnvironment(files);
  const services = namesIn(files, 'services').map((name) => readService(files, name, environment).service);
  const readers = services.filter(({ retired }) => !retired).map(reader);
  const shared = new SharedPatches(environment);
  return new Map([
    ...projectFiles(services.map(projectPart), environment, shared),
    ...gatewayFiles(environment, shared),
    ...storeFiles(readers, environment, shared),
  ]);
}

/** What applies a service; a patch may take it away. */
function applicationFiles(
  { service }: Read,
  environment: ResolvedEnvironment,
  shared: SharedPatches,
): ReadonlyMap<string, string> {
  const applied = shared.apply([{ object: application(service, environment) }]);
  const file = `_environment/applications/${service.name}.yaml`;
  return new Map(applied.map(({ object }) => [file, printFile([object])]));
}

function projectFiles(
  parts: readonly ProjectPart[],
  environment: ResolvedEnvironment,
  shared: SharedPatches,
): ReadonlyMap<string, string> {
  const projects = shared.apply([{ object: project(environment, parts) }]).map(({ object }) => object);
  return new Map(projects.length === 0 ? [] : [['_environment/project.yaml', printFile(projects)]]);
}

function gatewayFiles(environment: ResolvedEnvironment, shared: SharedPatches): ReadonlyMap<string, string> {
  const made = gateway(environment);
  const gateways = made === undefined ? [] : shared.apply([{ object: made }]);
  return new Map(gateways.map(({ object }) => ['_environment/gateway.yaml', printFile([object])]));
}

function storeFiles(
  readers: readonly Reader[],
  environment: ResolvedEnvironment,
  shared: SharedPatches,
): ReadonlyMap<string, string> {
  const files = [...secretStores(environment, readers)].flatMap(([name, store]) => {
    const objects = shared.apply([{ object: store }]).map(({ object }) => object);
    return objects.length === 0 ? [] : [[`_environment/stores/${name}.yaml`, printFile(objects)] as const];
  });
  return new Map(files);
}

function renderService(
  { service, release, ran }: Read,
  environment: ResolvedEnvironment,
  shared: SharedPatches,
): Plain | undefined {
  // What never ran has no Application that could be taken away.
  if (service.retired) return ran ? plainRetired(service) : undefined;
  // Also where nothing is released yet: what cannot be rendered should be known before the first release.
  refuse(refusals(service, environment));
  if (release !== undefined) return plain(service, environment, { release, shared });
  // A patch that only meets what is not released yet is none that meets nothing.
  if (shared.any) renderObjects(service, environment, { shared });
  return undefined;
}

/** Releases of services that are gone: what they run would go on unseen. */
function withoutService(
  files: ReadonlyMap<string, string>,
  { folder }: ResolvedEnvironment,
): readonly Problem[] {
  return namesIn(files, 'releases')
    .filter((name) => !files.has(`services/${name}.json`))
    .map((name) => ({
      code: 'FL_RELEASE_ORPHAN',
      file: `${folder}/releases/${name}.json`,
      path: '',
      value: undefined,
      what: `${name} is not a service of this environment any more, so what it runs would never be taken away`,
      mend: 'bring the definition back with `retired: true`, synthesize, and delete both when it is pruned',
    }));
}

/** What the function gives, or its problems among the others. */
function problemsInto<T>(problems: Problem[], run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof FairleadError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
