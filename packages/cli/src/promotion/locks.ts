import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Every lock that stands in the repository of one, itself among them: a git that is killed while it moves a branch may
 * leave more than one. None where the repository is on another machine.
 */
export function locksBeside(lock: string): readonly string[] {
  const repository = repositoryOf(lock);
  if (repository === undefined) return [];
  const here = readdirSync(repository).map((name) => join(repository, name));
  const refs = readdirSync(join(repository, 'refs'), { recursive: true, encoding: 'utf8' });
  const all = [...here, ...refs.map((name) => join(repository, 'refs', name))];
  return all.filter((path) => path.endsWith('.lock')).sort();
}

function repositoryOf(path: string): string | undefined {
  const folder = dirname(path);
  if (folder === path) return undefined;
  const isRepository = existsSync(join(folder, 'HEAD')) && existsSync(join(folder, 'refs'));
  return isRepository ? folder : repositoryOf(folder);
}
