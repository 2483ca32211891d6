import type { Platform } from '../authoring/platform.js';
import type { Json } from '../json.js';
import { type Fields, inProd, platformOf, serverOf, serviceOf } from './platforms.js';

/** A definition with one mistake, and where it must be said to be. */
export interface Wrong {
  readonly code: `FL_${string}`;
  readonly because: string;
  readonly platform: Platform;
  readonly file: string;
  readonly path: string;
  readonly value: Json | undefined;
}

export const apiFile = 'apps/services/api/service.ts';

type Said = Pick<Wrong, 'code' | 'because' | 'path'> & { readonly value?: Json };

/** A mistake about the server of `api`, made in production alone. */
export function wrongInProd(facets: Fields, { value, ...said }: Said, fields: Fields = {}): Wrong {
  const platform = platformOf([serverOf('api', {}, { ...inProd(facets), ...fields })]);
  return { ...said, value, platform, file: apiFile, path: `overrides.prod.workloads.server.${said.path}` };
}

/** A mistake in the definition of `api`, made for every environment. */
export function wrongService(fields: Fields, { value, ...said }: Said): Wrong {
  return { ...said, value, platform: platformOf([serviceOf('api', fields)]), file: apiFile };
}
