// A shared repository with a long history, and the registry that it names: `node fleet.js <services> <commits>
// <repository> <pipe>`. Says where things are on the pipe once all is there, and stays until it is ended.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { k8sInputs, synthEnvironment } from '@fairlead/k8s';
import { definitionHash, printRelease, releaseSchema, resolve } from '@fairlead/model';
import { parseReference, RegistryClient, startRegistry } from '@fairlead/pipeline';
import { buildImage } from '@fairlead/pipeline/images';
import { nameOf, typicalPlatform } from './typical.js';

const [, , serviceCount = '', commitCount = '', repository = '', pipe = ''] = process.argv;
const services = Number(serviceCount);
const commits = Number(commitCount);

// Whoever waits at the pipe hears of it.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack}\n`);
  writeFileSync(pipe, '');
  process.exit(1);
});

type Files = ReadonlyMap<string, string>;

/** What `git fast-import` reads. One second lies between two commits. */
class History {
  readonly #began = Date.UTC(2026, 0, 5, 9) / 1000;
  #marks = 0;
  #stream: string[] = [];

  /** @returns the commit's mark */
  commit(message: string, files: Files): number {
    this.#marks += 1;
    const mark = this.#marks;
    const at = `${this.#began + mark} +0000`;
    this.#stream.push(
      `commit refs/heads/main\nmark :${mark}\ncommitter Ada <ada@example.com> ${at}\n${data(message)}`,
      ...(mark === 1 ? [] : [`from ${this.#tip}\n`]),
      ...[...files].map(([path, content]) => `M 100644 inline ${path}\n${data(content)}`),
    );
    this.#tip = `:${mark}`;
    return mark;
  }

  #tip = '';

  /** Writes what was committed since. @returns the hash of each commit by its mark */
  write(): readonly string[] {
    const marks = `${repository}/marks`;
    const known = this.#marks > 0 ? [`--import-marks-if-exists=${marks}`] : [];
    const args = ['fast-import', '--quiet', `--export-marks=${marks}`, ...known];
    execFileSync('git', args, { cwd: repository, input: this.#stream.join(''), maxBuffer: 1 << 30 });
    this.#stream = [];
    const hashes: string[] = [];
    for (const line of readFileSync(marks, 'utf8').trim().split('\n')) {
      const [mark = '', hash = ''] = line.slice(1).split(' ');
      hashes[Number(mark)] = hash;
    }
    return hashes;
  }
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

const registry = await startRegistry();
const { environments, files } = resolve(typicalPlatform(services, registry.host));
const resolved = new Map(files.map(({ path, content }) => [`apps/${path}`, content]));

/** A release of a service that was built from a commit. */
function release(environment: string, service: string, commit: string): readonly [string, string] {
  const folder = `apps/environments/${environment}`;
  const content = resolved.get(`apps/environments/dev/services/${service}.json`) ?? '';
  const text = printRelease({
    schema: releaseSchema,
    service,
    images: { main: { tag: commit, digest: `sha256:${'5a3b1e0c'.repeat(8)}`, origin: 'built' } },
    source: { commit, at: '2026-01-05T09:00:00Z' },
    definition: { environment: 'dev', hash: definitionHash(content) },
  });
  return [`${folder}/releases/${service}.json`, text];
}

const source = (service: string, number: number): Files =>
  new Map([[`apps/services/${service}/main.txt`, `${service} ${number}\n`]]);

/** The one that is promoted. Its own history is as long among few services as among many. */
const service = nameOf(Math.floor(services / 2));
const serviceOf = (number: number): string => (number % 100 === 0 ? service : nameOf(number % services));

execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', repository]);
const history = new History();
const names = Array.from({ length: services }, (_, index) => nameOf(index));
const dockerfiles = names.map(
  (name) => [`apps/services/${name}/Dockerfile`, 'FROM scratch\nCOPY . /app\n'] as const,
);
history.commit('the platform', new Map([...resolved, ...dockerfiles]));

// First what is released, then the releases of it among newer commits: a hash is known once it is written.
const half = Math.floor(commits / 2);
const built = new Map<string, number[]>();
for (let number = 1; number < half; number += 1) {
  const name = serviceOf(number);
  const mark = history.commit(`change ${name} (${number})`, source(name, number));
  built.set(name, [...(built.get(name) ?? []), mark]);
}
const hashes = history.write();
const last = new Map<string, string>();
for (let number = half; number < commits - 3; number += 1) {
  const name = serviceOf(number * 7);
  const mark = built.get(name)?.shift();
  const commit = mark === undefined ? undefined : hashes[mark];
  // Services in the order in which they were built; those that are through have new commits that wait.
  if (number % 2 === 0 && commit !== undefined) {
    last.set(name, commit);
    history.commit(`Release ${name} to dev`, new Map([release('dev', name, commit)]));
  } else history.commit(`edit a page (${number})`, new Map([['docs/page.md', `${number}\n`]]));
}

/** Everything runs somewhere, and is as synth writes it. */
function standing(environment: string): Files {
  const folder = `apps/environments/${environment}/`;
  const releases = names.map((name) => release(environment, name, last.get(name) ?? (hashes[1] as string)));
  const inputs = [...resolved, ...releases].filter(([path]) => path.startsWith(folder));
  const local = new Map(inputs.map(([path, content]) => [path.slice(folder.length), content]));
  const wanted = new Map([...local].filter(([path]) => k8sInputs.some((pattern) => fits(path, pattern))));
  const { files: manifests } = synthEnvironment(wanted);
  const written = [...manifests].map(([path, content]) => [`${folder}manifests/${path}`, content] as const);
  return new Map([...releases, ...written]);
}

const fits = (path: string, pattern: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`).test(path);

history.commit('what runs', new Map(environments.flatMap(({ name }) => [...standing(name)])));
const newest = history.commit(`feat: ${service} is better`, source(service, commits));
const commit = history.write()[newest] as string;
execFileSync('git', ['repack', '-adq'], { cwd: repository });

const client = new RegistryClient({
  credentials: async () => undefined,
  waiting: { wait: async () => {}, random: () => 0 },
});
const image = buildImage({
  layers: [[{ path: 'app/main.txt', bytes: Buffer.from('better\n'), mode: 0o644 }]],
  start: {},
  origin: { revision: commit, source: 'https://git.example.com/fleet.git', created: '2026-01-05T09:00:00Z' },
  platforms: ['linux/amd64'],
});
const named = parseReference(`${registry.host}/dev/${service}:x`);
await client.push({ repository: named.repository, tag: commit, ...image });
writeFileSync(pipe, `${JSON.stringify({ service, commit })}\n`);
