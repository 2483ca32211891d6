import { readFileSync, statSync } from 'node:fs';
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

  /** Leaves an unchanged file alone; projen itself rewrites one whenever the user is root. */
  override synthesize(): void {
    if (!this.#stands()) super.synthesize();
  }

  #stands(): boolean {
    const stat = statSync(this.absolutePath, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile() || (stat.mode & 0o222) !== 0) return false;
    return readFileSync(this.absolutePath, 'utf8') === this.#content;
  }
}
