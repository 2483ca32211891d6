import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FileBase } from 'projen/lib/file.js';
import type { Project } from 'projen/lib/project.js';

/**
 * A resolved definition, written byte for byte as the model printed it. It carries no marker and is not
 * marked as generated: people review it.
 */
export class ResolvedJson extends FileBase {
  readonly #content: string;

  constructor(project: Project, path: string, content: string) {
    super(project, path, { marker: false });
    this.#content = content;
  }

  protected synthesizeContent(): string {
    return this.#content;
  }

  /**
   * Leaves an unchanged file alone; projen itself rewrites one whenever the user is root. At every moment there is
   * the old file or the new one, whole: projen itself would leave an empty one when it is killed.
   */
  override synthesize(): void {
    if (this.#stands()) return;
    const [folder, name] = [dirname(this.absolutePath), basename(this.absolutePath)];
    mkdirSync(folder, { recursive: true });
    for (const left of partialsOf(folder, name)) rmSync(left);
    const partial = join(folder, `.${name}.${process.pid}.partial`);
    writeFileSync(partial, this.#content);
    chmodSync(partial, readOnly);
    renameSync(partial, this.absolutePath);
  }

  #stands(): boolean {
    const stat = statSync(this.absolutePath, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile() || (stat.mode & 0o222) !== 0) return false;
    return readFileSync(this.absolutePath, 'utf8') === this.#content;
  }
}

const readOnly = 0o444;

/** What runs that were killed have left of a file. */
function partialsOf(folder: string, name: string): readonly string[] {
  return readdirSync(folder)
    .filter((each) => each.startsWith(`.${name}.`) && each.endsWith('.partial'))
    .map((each) => join(folder, each));
}
