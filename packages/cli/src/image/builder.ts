import type { Digest, RegistryClient } from '@fairlead/pipeline';
import type { ImageAction } from '@fairlead/pipeline/images';
import type { Io } from '../io.js';
import { dockerBuilder } from './docker.js';
import type { Found } from './find.js';
import type { ImageOptions } from './options.js';
import { plainBuilder } from './plain.js';

/** Builds one image; an engine that keeps it does not tell its digest. */
export type Build = (action: Extract<ImageAction, { kind: 'build' }>) => Promise<Digest | undefined>;

/** What a builder works with. */
export interface Around extends Omit<Found, 'plan'> {
  /** Where it pushes; without one it builds and pushes nothing. */
  readonly client: RegistryClient | undefined;
  readonly io: Io;
}

/** How images are built. */
export function builderOf(options: ImageOptions, around: Around): Build {
  switch (options.builder) {
    case 'docker':
      return dockerBuilder(options, around);
    case 'plain':
      return plainBuilder(options, around);
    default:
      return options.builder satisfies never;
  }
}
