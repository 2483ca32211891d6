import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Source } from '../edit/source.js';
import type { Finding } from './finding.js';

/** Functions of the builders that take a definition: a place is looked for in what they are called with. */
const builders = ['service', 'environment', 'platform'];

/** Findings with the lines at which their places stand, as far as these are written out in their files. */
export function withLines(root: string, findings: readonly Finding[]): readonly Finding[] {
  const sources = new Map<string, Source | undefined>();
  const sourceOf = (file: string) => {
    if (!sources.has(file)) sources.set(file, read(join(root, file)));
    return sources.get(file);
  };
  return findings.map((finding) => {
    if (finding.severity === 'skipped' || !finding.file.endsWith('.ts')) return finding;
    const line = sourceOf(finding.file)?.line(builders, finding.path.split('.'));
    return line === undefined ? finding : { ...finding, line };
  });
}

/** A definition that does not parse was refused long before. */
function read(path: string): Source | undefined {
  return existsSync(path) ? new Source(readFileSync(path, 'utf8')) : undefined;
}
