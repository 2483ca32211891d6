import type { NodeProject } from 'projen/lib/javascript/index.js';
import { ProjenrcTs, TypeScriptRunner } from 'projen/lib/typescript/index.js';
import { definitionFiles, remembered } from './content/tsconfig.js';

/** A dot file: the top level holds nothing that a newcomer need not see. */
const tsconfig = '.tsconfig.projen.json';

/** Lets `npx projen` check `.projenrc.ts` and the definitions, then run `.projenrc.ts`. */
export function addProjenrc(project: NodeProject): void {
  const runner = TypeScriptRunner.tsx({ typeCheck: true, tsconfig });
  const projenrc = new ProjenrcTs(project, { tsconfigFileName: tsconfig, runner });
  projenrc.tsconfig.file.addOverride('extends', './tsconfig.base.json');
  projenrc.tsconfig.file.addOverride('include', definitionFiles);
  projenrc.tsconfig.file.addOverride('compilerOptions', remembered('node_modules/.cache/projen.tsbuildinfo'));
  // By default every step, and the PATH, is asked of npx: a second and a half, and tsx in any version.
  project.defaultTask?.reset();
  project.defaultTask?.addSteps(...runner.configFor(projenrc.filePath).steps);
  project.tasks.addEnvironment('PATH', pathWithTools);
}

const pathWithTools = `$(node --print "[require('path').resolve('node_modules/.bin'), process.env.PATH].join(path.delimiter)")`;
