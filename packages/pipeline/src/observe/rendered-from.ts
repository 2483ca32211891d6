import { mergedChanges } from '../git/merges.js';
import type { Oid } from '../git/oid.js';
import { blobsNamed } from '../git/read.js';
import type { ObservedDefinition } from '../plan/observed.js';
import type { DefinedEnvironment } from './definitions.js';
import type { Seen } from './seen.js';

/** By environment and service; an environment whose ledger is this tree has none. */
export type RenderedFrom = ReadonlyMap<string, ReadonlyMap<string, ObservedDefinition>>;

/** What is read of everything that was seen. */
type Known = Pick<Seen, 'definitions' | 'ledgers' | 'sources'>;

/**
 * Which definition releases are rendered from that do not stand beside it. A commit is named that changed it, never a
 * tip: as long as nobody edits it, a branch that moves leaves every release what it is. History is looked through where
 * something was edited alone.
 */
export async function renderedFrom(known: Known): Promise<RenderedFrom> {
  const apart = known.definitions.filter(({ environment }) => environment.ledger.kind !== 'tree');
  const lines = new Map(apart.map((each) => [each.environment.name, new DefinitionLine(each, known)]));
  const found = apart.map(async ({ environment, services }) => {
    const { name, delivery } = environment;
    const line = lines.get(name) as DefinitionLine;
    const source = 'from' in delivery ? lines.get(delivery.from) : undefined;
    const own = [...services.keys()].map(async (service) => {
      const [today, tested] = await Promise.all([line.today(service), line.tested(service, source)]);
      return [service, { today, ...(tested !== undefined && { tested }) }] as const;
    });
    return [name, new Map(await Promise.all(own))] as const;
  });
  return new Map(await Promise.all(found));
}

/** The definitions of one environment, as the tracked branch has changed them. */
class DefinitionLine {
  readonly #of: DefinedEnvironment;
  readonly #known: Known;
  #same: Promise<ReadonlySet<string>> | undefined;
  #changes: Promise<ReadonlyMap<string, readonly Oid[]>> | undefined;

  constructor(of: DefinedEnvironment, known: Known) {
    this.#of = of;
    this.#known = known;
  }

  /** The commit that last changed it; the one that what runs names, where that says the same. */
  async today(service: string): Promise<Oid> {
    const running = this.running(service);
    if (running !== undefined && (await this.#asRunning()).has(service)) return running;
    const [newest] = await this.#changesOf(service);
    return newest ?? this.#known.sources.chain.tip;
  }

  /** The newest one that is older than the next change of what the source runs; absent where there was none. */
  async tested(service: string, source: DefinitionLine | undefined): Promise<Oid | undefined> {
    const { chain } = this.#known.sources;
    const there = source?.running(service);
    if (source === undefined || there === undefined || (await source.today(service)) === there)
      return undefined;
    const since = chain.position(there);
    if (since === undefined) return undefined;
    const placed = (commit: Oid) => chain.position(commit) ?? 0;
    const next = (await source.#changesOf(service)).findLast((commit) => placed(commit) > since);
    if (next === undefined) return undefined;
    const own = (await this.#changesOf(service)).find((commit) => placed(commit) < placed(next));
    const running = this.running(service);
    if (own === undefined || running === undefined || own === running) return own;
    return (await this.#isSame(service, own, running)) ? running : own;
  }

  /** What the service's release names, where the tracked branch has that. */
  running(service: string): Oid | undefined {
    const { ledgers, sources } = this.#known;
    const named = ledgers.get(this.#of.environment.name)?.files.releases.get(service)?.renderedFrom;
    return named !== undefined && sources.chain.position(named) !== undefined ? named : undefined;
  }

  /** Services whose definition is the one that runs. */
  #asRunning(): Promise<ReadonlySet<string>> {
    this.#same ??= (async () => {
      const { git, chain } = this.#known.sources;
      const running = [...this.#of.services.keys()].flatMap((service) => {
        const commit = this.running(service);
        return commit === undefined ? [] : [{ service, commit }];
      });
      const names = running.flatMap(({ service, commit }) => [
        `${commit}:${this.#path(service)}`,
        `${chain.tip}:${this.#path(service)}`,
      ]);
      const blobs = await blobsNamed(git, names);
      const same = running.filter(
        (_, at) => blobs[2 * at] !== undefined && blobs[2 * at] === blobs[2 * at + 1],
      );
      return new Set(same.map(({ service }) => service));
    })();
    return this.#same;
  }

  async #isSame(service: string, a: Oid, b: Oid): Promise<boolean> {
    const names = [a, b].map((commit) => `${commit}:${this.#path(service)}`);
    const [one, other] = await blobsNamed(this.#known.sources.git, names);
    return one !== undefined && one === other;
  }

  /** Newest first. */
  async #changesOf(service: string): Promise<readonly Oid[]> {
    this.#changes ??= this.#allChanges();
    return (await this.#changes).get(this.#path(service)) ?? [];
  }

  async #allChanges(): Promise<ReadonlyMap<string, readonly Oid[]>> {
    const { git, chain } = this.#known.sources;
    const paths = [`:(top,literal)${this.#of.environment.folder}/services`];
    const merged = await mergedChanges(git, { tip: chain.tip, paths, fields: ['%H'] });
    const byFile = new Map<string, Oid[]>();
    for (const { fields, files } of merged) {
      for (const [path, blob] of files) {
        if (blob === 'absent') continue;
        const there = byFile.get(path);
        if (there === undefined) byFile.set(path, [fields[0] ?? '']);
        else there.push(fields[0] ?? '');
      }
    }
    return byFile;
  }

  #path(service: string): string {
    return `${this.#of.environment.folder}/services/${service}.json`;
  }
}
