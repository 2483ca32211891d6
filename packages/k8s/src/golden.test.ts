import { fileURLToPath } from 'node:url';
import { readFolder, writeFolder } from '@fairlead/files';
import { printRelease, resolve } from '@fairlead/model';
import { expect, test } from 'vitest';
import { k8sInputs, synthEnvironment } from './synth.js';
import platform from './testing/golden-platform.js';
import { releaseOf } from './testing/releases.js';

const golden = fileURLToPath(new URL('../golden', import.meta.url));
const cases = ['dev', 'prod'];

const rewrite = process.env['GOLDEN'] === 'write';
if (rewrite && process.env['CI']) throw new Error('golden files are written by people, not by CI');

/** What resolution writes for the golden platform, and a release of every service but one. */
function inputsOf(environment: string): ReadonlyMap<string, string> {
  const { environments, files } = resolve(platform);
  const folder = `environments/${environment}/`;
  const resolved = files
    .filter(({ path }) => path.startsWith(folder) && !path.endsWith('/needs.json'))
    .map(({ path, content }) => [path.slice(folder.length), content] as const);
  const services = environments.find(({ name }) => name === environment)?.services ?? new Map();
  const releases = [...services.values()]
    .filter(({ name }) => name !== 'fresh')
    .map((service) => [`releases/${service.name}.json`, printRelease(releaseOf(service))] as const);
  return new Map([...resolved, ...releases].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function treeOf(name: string): ReadonlyMap<string, string> {
  const patterns = ['*', '*/*', '*/*/*'].map((pattern) => `expected/${pattern}`);
  return readFolder(`${golden}/${name}`, [...k8sInputs, ...patterns]);
}

test.each(cases)('%s: the files that go in are what the model resolves today', (name) => {
  const inputs = inputsOf(name);
  if (rewrite) writeFolder(`${golden}/${name}`, inputs);
  expect(inputs).toEqual(readFolder(`${golden}/${name}`, k8sInputs));
});

test.each(cases)('%s renders its tree', (name) => {
  const inputs = readFolder(`${golden}/${name}`, k8sInputs);
  const rendered = [...synthEnvironment(inputs).files].map(
    ([path, text]) => [`expected/${path}`, text] as const,
  );
  const wanted = new Map([...inputs, ...rendered].sort(([a], [b]) => (a < b ? -1 : 1)));
  if (rewrite) writeFolder(`${golden}/${name}`, wanted);
  expect(wanted).toEqual(treeOf(name));
});
