import { expect, test } from 'vitest';
import { environmentJson } from './environment-json.js';
import type { Tools } from './tools.js';

interface Target {
  readonly command?: string;
  readonly cache: boolean;
  readonly dependsOn?: readonly unknown[];
  readonly inputs: readonly unknown[];
  readonly outputs?: readonly string[];
}

const source: Tools = {
  from: 'source',
  packages: new Map([
    ['model', { dependencies: { valibot: '1.0.0' } }],
    ['files', { uses: ['model'] }],
    ['k8s', { uses: ['files'], dependencies: { cdk8s: '2.0.0' } }],
  ]),
};
const installed: Tools = { from: 'installed', scope: '@fairlead' };

function targets(tools: Tools): Record<string, Target> {
  const json = environmentJson({ name: 'dev', retired: false }, tools) as { targets: Record<string, Target> };
  return json.targets;
}

test('each part of a synth reads its own files and writes one output', () => {
  const rows = Object.entries(targets(source))
    .filter(([name]) => name.startsWith('synth-'))
    .map(([name, { inputs, outputs }]) => [
      name,
      inputs.filter((input) => typeof input === 'string'),
      outputs,
    ]);
  expect(rows).toEqual([
    ['synth-k8s', ['definition', 'services', 'releases'], ['{projectRoot}/manifests']],
    ['synth-infra', ['definition', 'needs'], ['{projectRoot}/infra/cdk.tf.json']],
    ['synth-monitors', ['definition', 'needs'], ['{projectRoot}/monitors']],
  ]);
});

test('only a synth is kept, because Git and clusters change without a file changing', () => {
  const cached = Object.entries(targets(source)).filter(([, target]) => target.cache);
  expect(cached.map(([name]) => name)).toEqual(['synth-k8s', 'synth-infra', 'synth-monitors', 'synth']);
});

test('a deploy asks for the sources of its compiler and not for those of the command line', () => {
  expect(targets(source)['deploy-k8s']?.inputs).toEqual([
    'definition',
    'services',
    'releases',
    { input: 'source', projects: ['k8s', 'files', 'model'] },
    '{workspaceRoot}/packages/workspace/bundle.mjs',
    { externalDependencies: ['cdk8s', 'esbuild', 'valibot'] },
  ]);
  expect(targets(source)['deploy']?.inputs).toEqual(targets(source)['deploy-k8s']?.inputs);
});

test('an installed Fairlead is run from node_modules and nothing is built before', () => {
  const { 'synth-k8s': synth, check } = targets(installed);
  expect(synth?.command).toBe('node node_modules/@fairlead/k8s/dist/task.cjs {projectRoot}');
  expect(synth?.dependsOn).toEqual([]);
  expect(synth?.inputs).toContainEqual({ externalDependencies: ['@fairlead/k8s'] });
  expect(check?.command).toBe('node node_modules/@fairlead/cli/bin/fairlead.mjs check --env dev');
});

test('a retired environment can be told apart', () => {
  expect(environmentJson({ name: 'qa', retired: true }, source)).toMatchObject({
    tags: ['environment', 'retired'],
  });
});
