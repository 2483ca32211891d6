import type { Database } from '../facets/service/databases.js';

/**
 * Images of database servers by engine and major version, for environments that run them in a container. Each is
 * the index of all platforms, so that it is the same on a laptop and in the cloud.
 */
const images: { readonly [E in Database['engine']]: { readonly [version: string]: string } } = {
  postgres: {
    '16': 'docker.io/library/postgres:16.10@sha256:21f6013073bc6b92830a2129570e2f5ec42a6c734b5a985a41e83aa58f54c3c1',
    '17': 'docker.io/library/postgres:17.6@sha256:00bc86618629af00d2937fdc5a5d63db3ff8450acf52f0636ec813c7f4902929',
    '18': 'docker.io/library/postgres:18.1@sha256:1090bc3a8ccfb0b55f78a494d76f8d603434f7e4553543d6e807bc7bd6bbd17f',
  },
  mysql: {
    '8.4':
      'docker.io/library/mysql:8.4.11@sha256:b3b90af2a6552ae30c266fdb7d5dd55f3afb72404bb78d37fe8a23eb857fd3fb',
  },
};

/** The known image of a database server; `''` where none is known of this version. */
export const databaseImage = ({ engine, version }: Pick<Database, 'engine' | 'version'>): string =>
  images[engine]?.[version] ?? '';

/** Versions of an engine that have a known image. */
export const knownVersions = (engine: Database['engine']): readonly string[] =>
  Object.keys(images[engine] ?? {});
