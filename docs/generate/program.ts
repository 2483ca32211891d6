import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The repository's root, absolute, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the compiler knows of some files of the repository. */
export interface Sources {
  readonly checker: ts.TypeChecker;
  /** @param path from the root */
  file(path: string): ts.SourceFile;
}

/** Reads files with everything that they import, as strictly as the repository's own check does. */
export function readSources(...paths: readonly string[]): Sources {
  const program = ts.createProgram(
    paths.map((path) => join(root, path)),
    {
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts'],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      types: [],
    },
  );
  return {
    checker: program.getTypeChecker(),
    file(path) {
      const found = program.getSourceFile(join(root, path));
      if (found === undefined) throw new Error(`${path} is not part of the program`);
      return found;
    },
  };
}

/** Text of a file. @param path from the root */
export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every source file of the packages that is no test, from the root, sorted. */
export function sourceFiles(): readonly string[] {
  return readdirSync(join(root, 'packages'))
    .flatMap((name) =>
      readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' }).map(
        (path) => `packages/${name}/src/${path.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .filter((path) => !path.includes('/testing/'))
    .sort();
}
