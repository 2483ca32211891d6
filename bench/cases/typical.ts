import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Bench } from '../case.js';
import { node, run } from '../measure/program.js';

export const environments = ['dev', 'stg', 'prod'] as const;

/** A file of `bench/programs`, bundled. */
export function program({ root }: Bench, name: string): string {
  return join(root, `bench/programs/dist/${name}.js`);
}

/** What the renderers read, for so many services in each of the three environments. */
export interface Typical {
  /** An environment's folder, as `npx projen` writes it. */
  environment(name: string): string;
  /** The eight objects of a service in an environment, as JSON with `{name}` for its name. */
  template(name: string): string;
  readonly templates: string;
  /** Takes away what was rendered. */
  clean(): void;
}

export function typical(bench: Bench, services: number): Typical {
  const folder = join(bench.folder, String(services));
  run(node(program(bench, 'inputs'), String(services), folder));
  const environment = (name: string) => join(folder, 'environments', name);
  return {
    environment,
    template: (name) => readFileSync(join(folder, 'templates', `${name}.json`), 'utf8'),
    templates: join(folder, 'templates'),
    clean: () => {
      for (const name of environments)
        rmSync(join(environment(name), 'manifests'), { recursive: true, force: true });
    },
  };
}

/** Names of the services that an environment has. */
export function servicesIn({ environment }: Typical, name: string): readonly string[] {
  const files = readdirSync(join(environment(name), 'services'));
  return files.map((file) => file.replace(/\.json$/, '')).sort();
}

/** The objects of a YAML file by kind and name, whatever their order and that of their keys. */
export function objectsOf(file: string): ReadonlyMap<string, unknown> {
  const documents = parseAllDocuments(readFileSync(file, 'utf8'));
  const objects = documents.map((document) => document.toJS()).filter((object) => object !== null);
  return new Map(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object]));
}
