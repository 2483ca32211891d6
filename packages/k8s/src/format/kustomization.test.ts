import { expect, test } from 'vitest';
import { releaseOf } from '../testing/releases.js';
import { webService } from '../testing/resolved.js';
import { kustomization } from './kustomization.js';

const { images } = releaseOf(webService());
const main = images['main'] ?? { tag: '', digest: '', origin: 'built' };

function versionOf(differences: Parameters<typeof releaseOf>[1]): unknown {
  const { labels } = kustomization(webService(), releaseOf(webService(), differences), []);
  const [entry] = labels as unknown as readonly { readonly pairs: { readonly [label: string]: string } }[];
  return entry?.pairs['tags.datadoghq.com/version'];
}

test('an image has its tag and its digest', () => {
  expect(kustomization(webService(), releaseOf(webService()), [])).toMatchObject({
    images: [
      {
        name: 'europe-west1-docker.pkg.dev/quay-prod-sample/quay/web',
        newTag: '00690e9',
        digest: main.digest,
      },
    ],
  });
});

test.each([
  ['the semantic version', { version: '1.2.3' }, '1.2.3'],
  ['the tag of the built image', {}, '00690e9'],
  ['at most 63 characters', { images: { main: { ...main, tag: `_${'a'.repeat(70)}` } } }, 'a'.repeat(62)],
  ['no mark at its end', { images: { main: { ...main, tag: 'v1.' } } }, 'v1'],
])('the version that Datadog shows is %s', (_what, differences, version) => {
  expect(versionOf(differences)).toBe(version);
});

test('labels reach pod templates, and never selectors or the templates of claims', () => {
  const { labels } = kustomization(webService(), releaseOf(webService()), []);
  const text = JSON.stringify(labels);
  expect(text).not.toContain('includeSelectors');
  expect(text).not.toContain('includeTemplates');
  expect(text).toContain('spec/jobTemplate/spec/template/metadata/labels');
});

test('a job of an analysis gets them, and a query gets no pods', () => {
  const [entry] = kustomization(webService(), releaseOf(webService()), [])['labels'] as readonly {
    fields: object[];
  }[];
  expect(entry?.fields).toContainEqual({
    kind: 'AnalysisTemplate',
    path: 'spec/metrics/provider/job/spec/template/metadata/labels',
    create: false,
  });
});

test('a Rollout without a template gets none', () => {
  const [entry] = kustomization(webService(), releaseOf(webService()), [])['labels'] as readonly {
    fields: object[];
  }[];
  expect(entry?.fields).toContainEqual({
    kind: 'Rollout',
    path: 'spec/template/metadata/labels',
    create: false,
  });
});
