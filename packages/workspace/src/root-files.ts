import type { NodeProject } from 'projen/lib/javascript/index.js';
import { JsonFile } from 'projen/lib/json.js';
import { TextFile } from 'projen/lib/textfile.js';
import { biomeJson } from './content/biome-json.js';
import { ciWorkflow } from './content/ci-workflow.js';
import { generated, notIgnored } from './content/git.js';
import { nxEnv } from './content/nx-env.js';
import { nxJson } from './content/nx-json.js';
import { baseTsconfig, folderTsconfig, wholeTsconfig } from './content/tsconfig.js';
import { Workflow } from './workflow.js';

/** Adds the files that stand once in a repository: Nx, TypeScript, formatter, Git and CI. */
export function addRootFiles(project: NodeProject, lanes: readonly string[]): void {
  new JsonFile(project, 'nx.json', { obj: nxJson() });
  new TextFile(project, '.env', { lines: [...nxEnv()] });
  addTsconfig(project, 'tsconfig.base.json', baseTsconfig());
  addTsconfig(project, 'apps/tsconfig.json', folderTsconfig('../tsconfig.base.json', ['**/*.ts']));
  addTsconfig(project, '.config/tsconfig.json', wholeTsconfig());
  new JsonFile(project, '.biome.jsonc', { obj: biomeJson() });
  new Workflow(project, 'ci', ciWorkflow(lanes));
  for (const glob of generated) project.annotateGenerated(glob);
  project.gitignore.removePatterns(...notIgnored);
}

function addTsconfig(project: NodeProject, path: string, obj: object): void {
  new JsonFile(project, path, { obj, allowComments: true });
}
