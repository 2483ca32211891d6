import { Project } from 'projen/lib/project.js';
import { ProjenrcFile } from 'projen/lib/projenrc.js';

/** Where a part of the repository lives. */
export interface GeneratedProjectOptions {
  readonly parent: Project;
  readonly name: string;
  /** Relative to the parent. */
  readonly outdir: string;
}

/** Git files and task lists that every projen project brings and that the root already covers. */
const unwanted = ['.gitattributes', '.gitignore', '.projen/tasks.json', '.projen/deps.json'];

/**
 * A folder of the repository whose files are generated. It owns all of them, so that adding or removing one
 * changes nothing at the root, where Nx would select every task.
 */
export class GeneratedProject extends Project {
  constructor(options: GeneratedProjectOptions) {
    super(options);
    for (const file of unwanted) this.tryRemoveFile(file);
    new RootProjenrc(this, 'RootProjenrc');
  }
}

/** Makes the marker in generated files name the file that really has to be edited. */
class RootProjenrc extends ProjenrcFile {
  readonly filePath = '.projenrc.ts';
}
