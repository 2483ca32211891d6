import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FairleadError } from '@fairlead/model';
import type { BuildFailure } from 'esbuild';
import { problemOfMessage } from './esbuild-problem.js';

/** The definitions as one script, with what is needed to say where in them something went wrong. */
export interface Bundle {
  readonly root: string;
  /** The entry file, relative to `root`. */
  readonly file: string;
  /** CommonJS, so that it can be evaluated under a name of our choice and nothing has to be written. */
  readonly code: string;
  /** The source map as JSON; its sources are relative to `root`. */
  readonly map: string;
}

/** Bundles a definition file and everything it imports, in memory. */
export async function bundleDefinitions(root: string, file: string): Promise<Bundle> {
  if (!existsSync(join(root, file))) {
    throw new FairleadError([
      {
        code: 'FL_DEFINITION_MISSING',
        file,
        path: '',
        value: undefined,
        what: 'there is no such file',
        mend: 'create it with the platform as its default export',
      },
    ]);
  }
  // Loaded late: whoever only prints help must not pay for it.
  const [{ build }, { yamlModules }] = await Promise.all([import('esbuild'), import('./yaml-modules.js')]);
  try {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: [file],
      outfile: 'definitions.cjs',
      write: false,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      sourcemap: 'external',
      sourcesContent: false,
      logLevel: 'silent',
      plugins: [yamlModules(root)],
      // A property that another file expects and this one does not export is a mistake, not a warning.
      logOverride: { 'import-is-undefined': 'error' },
    });
    const textOf = (ending: string) => outputFiles.find((output) => output.path.endsWith(ending))?.text ?? '';
    return { root, file, code: textOf('.cjs'), map: textOf('.map') };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    throw new FairleadError(
      error.errors.map((message) => problemOfMessage(message, file)),
      { cause: error },
    );
  }
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
