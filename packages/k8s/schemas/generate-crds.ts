// Writes definitions of kinds for the conformance lane, a part of `npm run schemas`: the public ones that few test
// clusters have, and the assumed ones.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import {
  assumedResources,
  type CustomResource,
  fileOf,
  printed,
  withoutDescriptions,
} from './custom-resources.js';
import { goModule } from './go-module.js';
import { crds } from './sources.js';

const seldomServed = ['PodMonitor', 'ServiceMonitor', 'VerticalPodAutoscaler'];

write('public', crds.flatMap(publicResources));
write('assumed', assumedResources());

function publicResources(source: (typeof crds)[number]): readonly CustomResource[] {
  const paths = Object.entries(source.files).filter(([, kinds]) =>
    kinds.some((each) => seldomServed.includes(each.split('/')[1] ?? '')),
  );
  if (paths.length === 0) return [];
  const module = goModule(source);
  return paths.flatMap(([path]) =>
    parseAllDocuments(module.text(path))
      .map((document): CustomResource => document.toJS())
      .filter((each) => seldomServed.includes(each?.spec?.names?.kind))
      .map((each) => withoutDescriptions(each) as CustomResource),
  );
}

function write(folder: string, resources: readonly CustomResource[]): void {
  const url = new URL(`crds/${folder}/`, import.meta.url);
  rmSync(url, { recursive: true, force: true });
  mkdirSync(url, { recursive: true });
  for (const each of resources) writeFileSync(new URL(fileOf(each), url), printed(each));
}
