// The package comes without types; these are the four functions that are used.
declare module 'semver/functions/compare.js' {
  export default function compare(a: string, b: string): -1 | 0 | 1;
}
declare module 'semver/functions/prerelease.js' {
  export default function prerelease(version: string): readonly (string | number)[] | null;
}
declare module 'semver/functions/satisfies.js' {
  export default function satisfies(
    version: string,
    range: string,
    options: { readonly includePrerelease: boolean },
  ): boolean;
}
declare module 'semver/functions/valid.js' {
  export default function valid(version: string): string | null;
}
