import { declare, type Environment, type Platform, platform, resolve } from '@fairlead/model';
import type { Files } from '@fairlead/pipeline/testing';
import { server } from '../../testing/definitions.js';

/** What differs between the platforms of tests. */
export interface HarbourOptions {
  /** In the order in which releases move. */
  readonly environments: { readonly [name: string]: object };
  /** @default `api` and `web`, each with one image */
  readonly services?: readonly string[];
  /** What services' definitions say beside their server, by service. */
  readonly define?: (registry: string) => { readonly [service: string]: object };
}

/** What a service is built from. */
export function sourcesOf(name: string): readonly (readonly [string, string])[] {
  const folder = `apps/services/${name}`;
  return [
    [`${folder}/Dockerfile`, 'FROM scratch\nCOPY . /app\n'],
    [`${folder}/main.txt`, `${name}\n`],
  ];
}

/** A platform as projen has resolved it, with its registry on loopback. */
export function resolvedFiles(host: string, options: HarbourOptions, services: readonly string[]): Files {
  const { files } = resolve(defined(host, options, services));
  return Object.fromEntries(files.map(({ path, content }) => [`apps/${path}`, content]));
}

/** The same as its definition, for commands that read it. */
export function definitionFiles(host: string, options: HarbourOptions): Files {
  const { services = ['api', 'web'] } = options;
  const text = `export default ${JSON.stringify(defined(host, options, services))};\n`;
  return { 'apps/platform.ts': text };
}

function defined(
  host: string,
  { environments, define = () => ({}) }: HarbourOptions,
  services: readonly string[],
): Platform {
  const names = Object.keys(environments);
  const builders = declare({ environments: names, sets: [] });
  const all = {
    name: 'quay',
    repository: { url: 'https://git.example.com/quay.git' },
    environments: names.map(
      (name) =>
        builders.environment(
          name as never,
          {
            cloud: { provider: 'none' },
            tier: name === 'prod' ? 'production' : 'development',
            domain: `${name}.example.com`,
            registry: `${host}/${name}`,
            ...environments[name],
          } as never,
        ) as Environment,
    ),
    services: services.map((name) =>
      builders.service({ name, workloads: { server }, ...define(host)[name] } as never),
    ),
  };
  return platform(all as never);
}
