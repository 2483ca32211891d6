import { workloadKinds } from '../../kinds.js';
import type { Facet } from '../facet.js';
import type { Names } from '../names.js';

/** Which of the service's images a workload runs, and when a node fetches it. */
export interface Image {
  /** Name of one of the service's images. @default the service's first image */
  readonly name: string;
  /** @default 'IfNotPresent': an image that is named by its digest never changes */
  readonly pull: 'IfNotPresent' | 'Always';
}

/**
 * Which of the service's images a workload runs, and when a node fetches it. Where no name is said, it follows from the
 * images that there are.
 */
export type ChosenImage = Pick<Image, 'pull'> & Partial<Pick<Image, 'name'>>;

/** The image's name alone, or with its pull policy. */
export type ImageInput<N extends Names = Names> =
  | N['image']
  | { readonly name?: N['image']; readonly pull?: Image['pull'] };

export const image: Facet<ImageInput, ChosenImage> = {
  kinds: workloadKinds,
  normalise: (input) => (typeof input === 'string' ? { name: input } : input),
  defaults: () => ({ pull: 'IfNotPresent' }),
};
