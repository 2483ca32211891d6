/** Files by path below a `manifests` folder. */
type Files = ReadonlyMap<string, string>;

/**
 * The files of those services, or of the environment itself, that have any difference between two states:
 * reading YAML is slow, and most of it is equal.
 */
export function differing(before: Files, after: Files): readonly [Files, Files] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  const owners = new Set([...paths].filter((path) => before.get(path) !== after.get(path)).map(ownerOf));
  const those = (files: Files) => new Map([...files].filter(([path]) => owners.has(ownerOf(path))));
  return [those(before), those(after)];
}

function ownerOf(path: string): string {
  return path.slice(0, path.indexOf('/'));
}
