import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a Go module, by path. */
export interface GoModule {
  text(path: string): string;
  /** Names in a folder. */
  names(folder: string): readonly string[];
}

/**
 * A module as the Go module proxy has it, checked against the checksum database and kept in go's own cache.
 *
 * @throws Error when go is not there or the proxy does not have the module
 */
export function goModule({
  module,
  version,
}: {
  readonly module: string;
  readonly version: string;
}): GoModule {
  const { stdout, error, stderr } = spawnSync('go', ['mod', 'download', '-json', `${module}@${version}`], {
    encoding: 'utf8',
  });
  if (error) throw new Error(`schemas are generated with go, which is not on this machine: ${error.message}`);
  const { Dir: folder, Error: why }: { Dir?: string; Error?: string } = JSON.parse(stdout || '{}');
  if (folder === undefined) throw new Error(`${module}@${version}: ${why ?? stderr}`);
  return {
    text: (path) => readFileSync(join(folder, path), 'utf8'),
    names: (path) => readdirSync(join(folder, path)),
  };
}
