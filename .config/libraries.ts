/** What packages import at run time, each in one exact version for all of them. */
const versions = {
  '@cdktf/provider-google': '16.12.1',
  '@datadog/datadog-api-client': '1.64.0',
  cdk8s: '2.70.106',
  cdktf: '0.21.0',
  commander: '14.0.3',
  constructs: '10.8.1',
  esbuild: '0.28.2',
  magicast: '0.5.5',
  microdiff: '1.6.0',
  picocolors: '1.1.1',
  projen: '0.103.25',
  semver: '7.8.6',
  valibot: '1.5.0',
  yaml: '2.9.1',
} as const;

type Library = keyof typeof versions;

/** Libraries with their versions, as a package.json lists them. */
export function libraries(...names: readonly Library[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, versions[name]]));
}
