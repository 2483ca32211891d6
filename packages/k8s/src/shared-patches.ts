import { type Problem, type ResolvedEnvironment, refuse } from '@fairlead/model';
import type { KubeObject } from './object.js';
import { applyPatches, type PatchLayer, type PatchRecord, withoutTarget } from './patches.js';

/**
 * The patches of a platform and of one environment, lowest first. They may meet objects of any service, so which of
 * them meet none is known only when every service has been through here.
 */
export class SharedPatches {
  readonly #layers: readonly (PatchLayer & { readonly met: Set<number> })[];
  readonly #seen: KubeObject[] = [];

  constructor(environment: Pick<ResolvedEnvironment, 'folder' | 'patches'>) {
    const { folder, patches } = environment;
    const definitions = folder.split('/').slice(0, -2).join('/');
    this.#layers = [
      { file: `${definitions}/platform.ts`, patches: patches?.platform ?? [], met: new Set<number>() },
      { file: `${folder}/environment.ts`, patches: patches?.environment ?? [], met: new Set<number>() },
    ].filter(({ patches }) => patches.length > 0);
  }

  /** Those of each file, in the order in which they are applied. */
  get layers(): readonly PatchLayer[] {
    return this.#layers;
  }

  /** Whether there are any: without them nothing has to be looked at. */
  get any(): boolean {
    return this.#layers.length > 0;
  }

  /** @throws FairleadError `FL_PATCH` for each object that a patch meets and does not fit */
  apply<T extends { readonly object: KubeObject }>(all: readonly T[], record?: PatchRecord): readonly T[] {
    if (!this.any) return all;
    this.#seen.push(...all.map(({ object }) => object));
    const problems: Problem[] = [];
    const objects = this.#layers.reduce((each, layer) => {
      const patched = applyPatches(each, layer, record);
      for (const index of patched.met) layer.met.add(index);
      problems.push(...patched.problems);
      return patched.objects;
    }, all);
    refuse(problems);
    return objects;
  }

  /** Problems of those that have met no object of the whole environment. */
  unmet(environment: string): readonly Problem[] {
    const known = { of: environment, objects: this.#seen };
    return this.#layers.flatMap((layer) => withoutTarget(layer, layer.met, known));
  }
}
