import type { IResolver } from 'projen/lib/file.js';
import type { Project } from 'projen/lib/project.js';
import { YamlFile } from 'projen/lib/yaml.js';
import { withVersions } from './content/actions.js';

/** A GitHub Actions workflow; pinned actions carry their release as a comment, which plain YAML output loses. */
export class Workflow extends YamlFile {
  constructor(project: Project, name: string, content: object) {
    super(project, `.github/workflows/${name}.yml`, { obj: content });
  }

  protected override synthesizeContent(resolver: IResolver): string | undefined {
    const content = super.synthesizeContent(resolver);
    return content === undefined ? undefined : withVersions(content);
  }
}
