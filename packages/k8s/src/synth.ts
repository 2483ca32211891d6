import {
  FairleadError,
  type Problem,
  parseEnvironment,
  parseRelease,
  parseService,
  type Release,
  type ResolvedEnvironment,
  type ResolvedService,
  refuse,
} from '@fairlead/model';
import { application } from './argo/application.js';
import { type ProjectPart, project, projectPart } from './argo/project.js';
import { gateway } from './edge/gateway.js';
import { environmentRefusals } from './environment-refusals.js';
import { renderObjects } from './format/objects.js';
import { type Plain, plain, plainRetired } from './format/plain.js';
import { refusals } from './refusals.js';
import { checkRelease } from './releases.js';
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
    const applications = problemsInto(problems, () =>
      shared.apply([{ object: application(read.service, environment) }]),
    );
    for (const { object } of applications ?? []) {
      output.set(`_environment/applications/${name}.yaml`, printFile([object]));
      objects += 1;
    }
    services += 1;
    objects += rendered.objects;
  }
  const projects =
    problemsInto(problems, () => shared.apply([{ object: project(environment, parts) }])) ?? [];
  if (projects.length > 0)
    output.set('_environment/project.yaml', printFile(projects.map(({ object }) => object)));
  const made = gateway(environment);
  const gateways = made ? (problemsInto(problems, () => shared.apply([{ object: made }])) ?? []) : [];
  for (const { object } of gateways) output.set('_environment/gateway.yaml', printFile([object]));
  objects += gateways.length;
  problems.push(...withoutService(files, environment));
  for (const [name, store] of secretStores(environment, readers)) {
    const stores = problemsInto(problems, () => shared.apply([{ object: store }])) ?? [];
    if (stores.length === 0) continue;
    output.set(`_environment/stores/${name}.yaml`, printFile(stores.map(({ object }) => object)));
    objects += 1;
  }
  // Only when every service has been rendered is it known what no patch has met.
  refuse(problems.length > 0 ? problems : shared.unmet(environment.name));
  return { environment: environment.name, files: output, services, objects };
}

/** A service and what it runs. */
interface Read {
  readonly service: ResolvedService;
  /** Absent before the first one, and where the service is retired. */
  readonly release: Release | undefined;
  /** Whether it ever ran here. */
  readonly ran: boolean;
}

function readEnvironment(files: ReadonlyMap<string, string>): ResolvedEnvironment {
  const content = files.get('environment.json');
  if (content !== undefined) return parseEnvironment('environment.json', content);
  const what = 'is not there';
  const mend = 'run `npx projen`, which writes it, or name an environment';
  const problem = {
    code: 'FL_ENVIRONMENT_FILE' as const,
    file: 'environment.json',
    path: '',
    value: undefined,
  };
  throw new FairleadError([{ ...problem, what, mend }]);
}

function readService(
  files: ReadonlyMap<string, string>,
  name: string,
  environment: ResolvedEnvironment,
): Read {
  const file = `services/${name}.json`;
  const shown = `${environment.folder}/${file}`;
  const service = parseService(shown, files.get(file) ?? '');
  refuse(misplaced(shown, name, service, environment));
  const released = files.get(`releases/${name}.json`);
  const ran = released !== undefined;
  if (!ran || service.retired) return { service, release: undefined, ran };
  const releaseFile = `${environment.folder}/releases/${name}.json`;
  const release = parseRelease(releaseFile, released);
  refuse(checkRelease(releaseFile, release, { service, environment }));
  return { service, release, ran };
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

function misplaced(
  file: string,
  name: string,
  service: ResolvedService,
  environment: ResolvedEnvironment,
): readonly Problem[] {
  const mend = 'run `npx projen`, which writes it from the definition';
  const problem = (path: 'name' | 'environment', wanted: string): readonly Problem[] => {
    if (service[path] === wanted) return [];
    return [{ code: 'FL_RESOLVED_PLACE', file, path, value: service[path], what: `is not ${wanted}`, mend }];
  };
  return [...problem('name', name), ...problem('environment', environment.name)];
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

function namesIn(files: ReadonlyMap<string, string>, folder: string): readonly string[] {
  const names = [...files.keys()].flatMap((path) => {
    const [parent, name, ...deeper] = path.split('/');
    return parent === folder && deeper.length === 0 && name?.endsWith('.json')
      ? name.slice(0, -'.json'.length)
      : [];
  });
  return names.sort();
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
