import { expect, test } from 'vitest';
import type { PackageTable } from '../package-options.js';
import { packageJson } from './package-json.js';

const packages: PackageTable = new Map([
  ['model', { dependencies: { valibot: '1.0.0' } }],
  ['files', { uses: ['model'] }],
  ['k8s', { uses: ['files'], dependencies: { cdk8s: '2.0.0' }, bundle: { entries: ['src/task.ts'] } }],
]);

test('a bundle is built again when anything changes that ends up in it', () => {
  expect(packageJson({ name: 'k8s', scope: '@acme' }, packages)).toMatchObject({
    name: '@acme/k8s',
    sideEffects: undefined,
    dependencies: { '@acme/files': '*', cdk8s: '2.0.0' },
    nx: {
      name: 'k8s',
      targets: {
        build: {
          inputs: [
            'source',
            '^source',
            '{workspaceRoot}/packages/workspace/bundle.mjs',
            { externalDependencies: ['cdk8s', 'esbuild', 'valibot'] },
          ],
          outputs: ['{projectRoot}/dist'],
        },
      },
    },
  });
});

test('a package without a bundle has nothing to build and is imported as source, as far as it is called', () => {
  expect(packageJson({ name: 'files', scope: '@acme' }, packages)).toMatchObject({
    sideEffects: false,
    exports: { '.': './src/index.ts' },
    nx: { includedScripts: [], targets: undefined },
  });
});

test('a folder and a file can be imported beside the package itself', () => {
  const table = new Map([['pipeline', { exports: ['testing', 'promotion.ts'] }]]);
  expect(packageJson({ name: 'pipeline', scope: '@acme' }, table)).toMatchObject({
    exports: {
      '.': './src/index.ts',
      './testing': './src/testing/index.ts',
      './promotion': './src/promotion.ts',
    },
  });
});
