import { isObject } from '../../json.js';
import { workloadKinds } from '../../kinds.js';
import type { Problem } from '../../problem.js';
import { type At, eachEntry, eachValue, type Facet, type Part } from '../facet.js';
import type { Names } from '../names.js';

/** Where a volume's content comes from. */
export type VolumeSource<N extends Names = Names, C = Claim> =
  /** Empty at the start and gone with the pod; at most `size`. */
  | { readonly empty: { readonly size: string; readonly inMemory?: boolean } }
  /** Files and values of a config set. */
  | { readonly set: N['set']; readonly optional?: boolean }
  /** Keys of a secret as files. */
  | { readonly secret: N['secretKey']['secret']; readonly optional?: boolean }
  /** Kept storage. Argo CD asks a person before it is deleted. */
  | { readonly claim: C };

/** A claim on kept storage. */
export interface Claim {
  /** A quantity. */
  readonly size: string;
  /** @default the cluster's own */
  readonly storageClass?: string;
  /** Who may have it at once. A disk is for one node; `ReadWriteMany` wants a class of files. @default 'ReadWriteOnce' */
  readonly accessMode: 'ReadWriteOnce' | 'ReadWriteOncePod' | 'ReadWriteMany';
  /** One for each pod of a stateful workload. @default false */
  readonly eachPod: boolean;
}

/** What is declared of a claim. */
export type ClaimInput = Pick<Claim, 'size'> & Partial<Claim>;

/** A volume and where the main container sees it. */
export interface Volume<N extends Names = Names> {
  readonly from: VolumeSource<N>;
  /** Absolute path in the main container; `''` where only other containers mount it. */
  readonly at: string;
  /** A file or folder inside the volume; `''` is all of it. Such a file does not follow changes. @default '' */
  readonly subPath: string;
  /** @default true for sets and secrets, false for the others */
  readonly readOnly: boolean;
  /** Key in the set or secret → file name. Empty means every key under its own name. @default {} */
  readonly items: { readonly [key: string]: string };
  /** File mode of sets and secrets, octal text. @default '0440' */
  readonly mode: string;
}

export type Volumes = { readonly [name: string]: Volume };

export type VolumesInput<N extends Names = Names> = {
  readonly [name: string]: { readonly from: VolumeSource<N, ClaimInput> } & Partial<Omit<Volume, 'from'>>;
};

export const volumes: Facet<VolumesInput, Volumes> = {
  kinds: workloadKinds,
  required: ['*.from'],
  normalise: (input) => input as Part<Volumes>,
  fill: (written) => eachValue(written, withClaim),
  defaults: ({ declared }) =>
    eachEntry(declared, (name) => {
      const from = declared[name]?.from ?? {};
      const readOnly = 'set' in from || 'secret' in from;
      return { at: '', subPath: '', readOnly, items: {}, mode: '0440' };
    }),
  atomic: ['*.from', '*.items'],
  check: checkVolumes,
};

/** A mode of files as octal text. */
export const fileMode = /^0[0-7]{3}$/;

/** A source is taken whole from one layer, so what a claim leaves out is not said by a layer below. */
function withClaim(volume: unknown): Part<Volume> {
  const from = isObject(volume) ? volume['from'] : undefined;
  const claim = isObject(from) ? from['claim'] : undefined;
  if (!isObject(claim)) return volume as Part<Volume>;
  const whole = { accessMode: 'ReadWriteOnce', eachPod: false, ...claim };
  return { ...(volume as Part<Volume>), from: { claim: whole } as unknown as VolumeSource };
}

/** Paths are absolute, modes octal, and no path is mounted twice. */
export function checkVolumes(resolved: Volumes, at: At): readonly Problem[] {
  const problems: Problem[] = [];
  const mounted = new Map<string, string>();
  for (const [name, volume] of Object.entries(resolved)) {
    if (!fileMode.test(volume.mode)) {
      const mend = "write four octal digits, such as '0440'";
      problems.push(
        at({
          path: `${name}.mode`,
          value: volume.mode,
          code: 'FL_VOLUME_MODE',
          what: 'is not a file mode',
          mend,
        }),
      );
    }
    if (volume.at === '') continue;
    if (!volume.at.startsWith('/')) {
      const mend = `write /${volume.at}`;
      problems.push(
        at({
          path: `${name}.at`,
          value: volume.at,
          code: 'FL_VOLUME_PATH',
          what: 'is not an absolute path',
          mend,
        }),
      );
    }
    const other = mounted.get(volume.at);
    if (other !== undefined) {
      const what = `is where ${other} is mounted`;
      const mend = 'give each volume a path of its own';
      problems.push(at({ path: `${name}.at`, value: volume.at, code: 'FL_VOLUME_TWICE', what, mend }));
    }
    mounted.set(volume.at, name);
  }
  return problems;
}
