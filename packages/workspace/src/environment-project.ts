import type { ResolvedFile } from '@fairlead/model';
import { JsonFile } from 'projen/lib/json.js';
import type { Project } from 'projen/lib/project.js';
import { type EnvironmentIdentity, environmentJson } from './content/environment-json.js';
import type { Tools } from './content/tools.js';
import { GeneratedProject } from './generated-project.js';
import { ResolvedJson } from './resolved-json.js';

export interface EnvironmentProjectOptions {
  readonly parent: Project;
  readonly environment: EnvironmentIdentity;
  readonly tools: Tools;
  /** What the platform resolves to in this environment; paths start with `environments/<name>/`. */
  readonly files: readonly ResolvedFile[];
}

/** An environment, `apps/environments/<name>`: its Nx project and its resolved definition. */
export class EnvironmentProject extends GeneratedProject {
  constructor({ parent, environment, tools, files }: EnvironmentProjectOptions) {
    const { name } = environment;
    super({ parent, name, outdir: `apps/environments/${name}` });
    new JsonFile(this, 'project.json', { obj: () => environmentJson(environment, tools) });
    const folder = folderOf(name);
    for (const { path, content } of files) new ResolvedJson(this, path.slice(folder.length), content);
  }
}

/** Where an environment's resolved files are, relative to the platform's folder. */
export function folderOf(environment: string): string {
  return `environments/${environment}/`;
}
