import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from '@fairlead/files';
import { type EnvironmentResolution, FairleadError, type ResolvedFile } from '@fairlead/model';
import { type Compiler, compiled, compilers } from '../compilers.js';
import { asErrors, type Finding } from './finding.js';

/** Resolved files that are not what the definitions say. */
export function resolvedDrift(
  root: string,
  folder: string,
  files: readonly ResolvedFile[],
): readonly Finding[] {
  return files.flatMap(({ path, content }) => {
    const file = `${folder}/${path}`;
    return drift({
      file,
      wanted: content,
      found: contentOf(root, file),
      mend: 'run `npx fairlead update` and commit what it writes',
    });
  });
}

/** Synthesized files that are not what synth writes from the files beside them, and why it would write none. */
export async function synthDrift(
  root: string,
  environment: EnvironmentResolution,
): Promise<readonly Finding[]> {
  const found = await Promise.all(compilers.map((compiler) => compilerDrift(root, environment, compiler)));
  return found.flat();
}

async function compilerDrift(root: string, environment: EnvironmentResolution, compiler: Compiler) {
  try {
    const wanted = await compiled(root, environment, compiler);
    return compiler.committed ? differing(root, environment, { wanted, writes: compiler.writes }) : [];
  } catch (error) {
    if (error instanceof FairleadError) return asErrors(error.problems);
    throw error;
  }
}

function differing(
  root: string,
  { name, environment }: EnvironmentResolution,
  { wanted, writes }: { readonly wanted: ReadonlyMap<string, string>; readonly writes: string },
): readonly Finding[] {
  const mend = `run \`npx fairlead synth --env ${name}\` and commit what it writes`;
  const own = join(root, environment.folder, writes);
  const found = existsSync(own) ? readFolder(own, ['*', '*/*', '*/*/*']) : new Map<string, string>();
  const paths = [...new Set([...wanted.keys(), ...found.keys()])].sort();
  return paths.flatMap((path) =>
    drift({
      file: `${environment.folder}/${writes}/${path}`,
      wanted: wanted.get(path),
      found: found.get(path),
      mend,
    }),
  );
}

interface Compared {
  readonly file: string;
  readonly wanted: string | undefined;
  readonly found: string | undefined;
  readonly mend: string;
}

function drift({ file, wanted, found, mend }: Compared): readonly Finding[] {
  if (wanted === found) return [];
  const what =
    found === undefined
      ? 'is missing'
      : wanted === undefined
        ? 'is written by nothing'
        : 'was changed by hand or is out of date';
  return [{ severity: 'error', code: 'FL_DRIFT', file, path: '', value: undefined, what, mend }];
}

function contentOf(root: string, file: string): string | undefined {
  const [content] = existsSync(join(root, file)) ? readFolder(root, [file]).values() : [];
  return content;
}
