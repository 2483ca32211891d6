import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRelease, type Release } from '@fairlead/model';
import { type LoopbackRegistry, parseReference, RegistryClient, startRegistry } from '@fairlead/pipeline';
import { gitIn, readFiles } from '@fairlead/pipeline/git';
import { buildImage } from '@fairlead/pipeline/images';
import { type BareRepository, bareRepository, type Files } from '@fairlead/pipeline/testing';
import { exits, type Io, type Result } from '../../io.js';
import { entryOf } from '../../table.js';
import { type HarbourOptions, resolvedFiles, sourcesOf } from './quay-files.js';

/**
 * A shared repository, a registry and a clone of somebody who works there, with a platform as projen has resolved it.
 * Commands run in this process: what they do they do with the real git and over HTTP.
 */
export class Harbour {
  readonly root: string;
  readonly bare: BareRepository;
  readonly registry: LoopbackRegistry;
  readonly client: RegistryClient;
  now = new Date('2026-11-26T12:00:00Z');
  readonly #services: readonly string[];
  readonly #environments: readonly string[];
  readonly #kept: string[] = [];

  private constructor(
    at: Pick<Harbour, 'root' | 'bare' | 'registry'>,
    { environments, services }: Required<Pick<HarbourOptions, 'environments' | 'services'>>,
  ) {
    this.root = at.root;
    this.bare = at.bare;
    this.registry = at.registry;
    this.#services = services;
    this.#environments = Object.keys(environments);
    this.client = new RegistryClient({
      credentials: async () => undefined,
      waiting: { wait: async () => {}, random: () => 0 },
    });
  }

  static async open(options: HarbourOptions): Promise<Harbour> {
    const registry = await startRegistry();
    const services = options.services ?? ['api', 'web'];
    const bare = await bareRepository({
      ...resolvedFiles(registry.host, options, services),
      ...Object.fromEntries(services.flatMap(sourcesOf)),
    });
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead harbour ')));
    const settings = ['user.name=Kim', 'user.email=kim@example.com', 'core.fsync=none', 'gc.auto=0'];
    const config = settings.flatMap((setting) => ['--config', setting]);
    execFileSync('git', ['clone', '--quiet', ...config, bare.git.folder, root]);
    return new Harbour({ root, bare, registry }, { ...options, services });
  }

  async close(): Promise<void> {
    await this.registry.close();
    await this.bare.remove();
    for (const folder of [this.root, ...this.#kept]) rmSync(folder, { recursive: true, force: true });
  }

  get io(): Io {
    const env = { HOME: this.root, DOCKER_CONFIG: this.root, PATH: process.env['PATH'] };
    return { root: this.root, env, now: this.now, colour: false, progress: () => {} };
  }

  /** Runs a command as `main.ts` does. */
  async fairlead(...argv: readonly string[]): Promise<Result> {
    const [name = '', ...rest] = argv;
    const entry = entryOf(name);
    if (entry === undefined) throw new Error(`there is no command ${name}`);
    try {
      return await (await entry.load()).command.run(rest, this.io);
    } catch (error) {
      if (!(error instanceof Error && 'problems' in error)) throw error;
      return { exit: exits.invalid, text: error.message, json: { problems: error.problems } };
    }
  }

  /** What a command says that is refused. @throws Error when it was not, or when something in the shared repository moved */
  async refused(...argv: readonly string[]): Promise<string> {
    const before = await this.refs();
    const { exit, text } = await this.fairlead(...argv);
    if (exit !== exits.invalid) throw new Error(`fairlead ${argv.join(' ')} ended with ${exit}:\n${text}`);
    if ((await this.refs()) !== before)
      throw new Error(`fairlead ${argv.join(' ')} wrote something:\n${text}`);
    return text;
  }

  /** Every ref of the shared repository, and what it names: all that there is to know of it. */
  refs(): Promise<string> {
    return this.bare.git.run(['for-each-ref', '--format=%(refname) %(objectname)']);
  }

  /** Keeps repository, clone and registry as they are now. @returns brings them back, as often as it is called */
  kept(): () => void {
    const folder = mkdtempSync(join(tmpdir(), 'fairlead kept '));
    const places = [this.root, this.bare.git.folder];
    for (const [at, place] of places.entries()) cpSync(place, join(folder, `${at}`), { recursive: true });
    this.#kept.push(folder);
    const registry = this.registry.keep();
    return () => {
      registry();
      for (const [at, place] of places.entries()) {
        rmSync(place, { recursive: true, force: true });
        cpSync(join(folder, `${at}`), place, { recursive: true });
      }
    };
  }

  /** Names of every repository of images, without the registry. */
  get repositories(): readonly string[] {
    return this.#environments.flatMap((each) => this.#services.map((service) => `${each}/${service}`));
  }

  /** The same for a command that must do what it is told. */
  async does(...argv: readonly string[]): Promise<string> {
    const { exit, text } = await this.fairlead(...argv);
    if (exit !== exits.done) throw new Error(`fairlead ${argv.join(' ')} ended with ${exit}:\n${text}`);
    return text;
  }

  /** Commits a change of what services are built from; no image of it is built yet. */
  commit(services: string | readonly string[], branch = 'main', message?: string): Promise<string> {
    const names = [services].flat();
    const files = names.map((name) => [`apps/services/${name}/main.txt`, `${name} ${Math.random()}\n`]);
    return this.bare.commit(branch, Object.fromEntries(files), message ?? `change ${names.join(', ')}`);
  }

  /** Builds the images of a commit and pushes them to an environment's registry. */
  async build(commit: string, services: string | readonly string[], environment = 'dev'): Promise<void> {
    for (const name of [services].flat()) {
      const folder = `apps/services/${name}/`;
      const files = await readFiles(gitIn(this.bare.git.folder), commit, [folder]);
      await this.publish(`${environment}/${name}`, commit, files);
    }
  }

  /** Pushes an image of some files under a tag, as its builder does. */
  async publish(name: string, tag: string, files: ReadonlyMap<string, string> = new Map()): Promise<void> {
    const layer = [...files].map(([path, text]) => ({
      path: `app/${path.slice(path.lastIndexOf('/') + 1)}`,
      bytes: Buffer.from(text),
      mode: 0o644 as const,
    }));
    const origin = {
      revision: tag,
      source: 'https://git.example.com/quay.git',
      created: '2026-11-26T10:00:00Z',
    };
    const built = buildImage({ layers: [layer], start: {}, origin, platforms: ['linux/amd64'] });
    const { repository } = parseReference(`${this.registry.host}/${name}:x`);
    await this.client.push({ repository, tag, ...built });
  }

  /** Tags of a repository in the registry. */
  async tags(name: string): Promise<readonly string[]> {
    const { repository } = parseReference(`${this.registry.host}/${name}:x`);
    return this.client.tags(repository);
  }

  /** The newest commit of the tracked branch, as a format of `git log` tells it. */
  log(format: string): Promise<string> {
    return this.bare.git.run(['log', '-1', `--format=${format}`, 'main']);
  }

  /** Commits a change and builds it. */
  async ship(services: string | readonly string[], branch = 'main', message?: string): Promise<string> {
    const commit = await this.commit(services, branch, message);
    await this.build(commit, services);
    return commit;
  }

  /** What an environment's ledger says that a service runs. */
  async release(place: string, branch = 'main'): Promise<Release | undefined> {
    const [environment, service] = place.split('/');
    const file = `apps/environments/${environment}/releases/${service}.json`;
    const text = (await this.files(file, branch)).get(file);
    return text === undefined ? undefined : parseRelease(file, text);
  }

  /** The commit that a service runs. */
  async runs(place: string, branch = 'main'): Promise<string | undefined> {
    return (await this.release(place, branch))?.source.commit;
  }

  async files(path: string, branch = 'main'): Promise<ReadonlyMap<string, string>> {
    return readFiles(this.bare.git, await this.bare.tip(branch), [path]);
  }

  /** Changes files of the shared repository by hand. */
  edit(files: Files, message = 'by hand', branch = 'main'): Promise<string> {
    return this.bare.commit(branch, files, message);
  }

  get services(): readonly string[] {
    return this.#services;
  }
}

/** Deliveries that tests name often. */
export const merging = { delivery: { strategy: 'commit-on-merge' } } as const;
export const promoting = (from: string, more: object = {}) => ({
  delivery: { strategy: 'pull-request', from, ...more },
});

export type { HarbourOptions } from './quay-files.js';
