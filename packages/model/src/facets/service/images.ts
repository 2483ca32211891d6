import { isObject } from '../../json.js';
import type { Problem } from '../../problem.js';
import { type At, eachValue, type Facet, type Part } from '../facet.js';

/** Where an image comes from. Its tag and digest are a release's, never the definition's. */
export type ImageSource =
  /** Built from this repository; tag = commit. Paths are relative to the service's folder. */
  | {
      readonly origin: 'built';
      readonly context: string;
      readonly dockerfile: string;
      readonly target: string;
      readonly args: { readonly [name: string]: string };
      readonly platforms: readonly string[];
    }
  /** Built from another repository (`owner/name`); tag = a commit there. */
  | { readonly origin: 'external'; readonly repository: string; readonly source: string }
  /** Published by somebody else under semantic versions. */
  | { readonly origin: 'vendor'; readonly repository: string; readonly range: string };

export type Images = { readonly [name: string]: ImageSource };

export type ImageSourceInput =
  | {
      readonly build: {
        /** @default '.', the service's folder */
        readonly context?: string;
        /** @default 'Dockerfile' */
        readonly dockerfile?: string;
        /** @default the last stage */
        readonly target?: string;
        readonly args?: { readonly [name: string]: string };
        /** @default ['linux/amd64'] */
        readonly platforms?: readonly string[];
      };
    }
  | {
      readonly external: {
        /** Where the image is kept, without a tag. */
        readonly repository: string;
        /** The repository that it is built from, `owner/name`. */
        readonly source: string;
      };
    }
  | {
      readonly vendor: {
        /** Where the image is kept, without a tag. */
        readonly repository: string;
        /** Versions that may be released, as semver has ranges. @default '*' */
        readonly range?: string;
      };
    };

/** @default one image `main`, built from the service's folder */
export const images: Facet<{ readonly [name: string]: ImageSourceInput }, Images> = {
  kinds: [],
  normalise: (input) => eachValue(input, source),
  fill: (written) => eachValue(written, filled),
  defaults: ({ declared }) =>
    Object.keys(declared).length === 0 ? { main: filled({ origin: 'built' }) } : {},
  atomic: ['*'],
  check: checkImages,
};

function source(input: ImageSourceInput): Part<ImageSource> {
  if (!isObject(input)) return input;
  if ('build' in input) return { origin: 'built', ...input.build };
  if ('external' in input) return { origin: 'external', ...input.external };
  return { origin: 'vendor', ...input.vendor };
}

/** An image is taken whole from one layer. */
function filled(image: Part<ImageSource> | undefined): Part<ImageSource> | undefined {
  if (!isObject(image)) return image;
  if (image.origin === 'vendor') return { range: '*', ...image };
  if (image.origin !== 'built') return image;
  const rest = { context: '.', dockerfile: 'Dockerfile', target: '', args: {}, platforms: ['linux/amd64'] };
  return { ...rest, ...image };
}

/** Repositories carry neither tag nor digest: those move with releases. */
export function checkImages(resolved: Images, at: At): readonly Problem[] {
  return Object.entries(resolved).flatMap(([name, image]) => {
    if (image.origin === 'built') return [];
    if (typeof image.repository !== 'string') {
      const place = { path: `${name}.repository`, value: undefined };
      return [at({ ...place, code: 'FL_MISSING', what: 'is missing', mend: 'say where the image is kept' })];
    }
    const last = image.repository.slice(image.repository.lastIndexOf('/') + 1);
    if (!/[:@]/.test(last)) return [];
    const latest = last.endsWith(':latest');
    return [
      at({
        path: `${name}.repository`,
        value: image.repository,
        code: latest ? 'FL_IMAGE_LATEST' : 'FL_IMAGE_TAGGED',
        what: latest
          ? '`latest` says nothing about what runs'
          : 'an image is named here without tag and digest',
        mend: `write ${image.repository.slice(0, image.repository.length - last.length)}${last.replace(/[:@].*/, '')} and let a release say which one runs`,
      }),
    ];
  });
}
