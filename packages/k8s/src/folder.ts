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
import { checkRelease } from './releases.js';

/** A service and what it runs. */
export interface Read {
  readonly service: ResolvedService;
  /** Absent before the first one, and where the service is retired. */
  readonly release: Release | undefined;
  /** Whether it ever ran here. */
  readonly ran: boolean;
}

/** @throws FairleadError `FL_ENVIRONMENT_FILE` where it is not there */
export function readEnvironment(files: ReadonlyMap<string, string>): ResolvedEnvironment {
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

/** A service as its resolved file and its release say. @throws FairleadError */
export function readService(
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

/** Names of the `.json` files of a folder, sorted. */
export function namesIn(files: ReadonlyMap<string, string>, folder: string): readonly string[] {
  const names = [...files.keys()].flatMap((path) => {
    const [parent, name, ...deeper] = path.split('/');
    return parent === folder && deeper.length === 0 && name?.endsWith('.json')
      ? name.slice(0, -'.json'.length)
      : [];
  });
  return names.sort();
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
