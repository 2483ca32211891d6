import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { KubeObject } from '../object.js';
import { checkedObjects, goodWith } from './testing/checked.js';
import { good } from './testing/good.js';
import { wrongPolicy } from './testing/wrong-policy.js';
import { wrongReferences } from './testing/wrong-references.js';
import { wrongSchema } from './testing/wrong-schema.js';
import { wrongWiring } from './testing/wrong-wiring.js';

const wrongObjects = [...wrongSchema, ...wrongReferences, ...wrongWiring, ...wrongPolicy];

test('nothing is wrong about good objects', () => {
  expect(checkedObjects(Object.values(good)).findings).toEqual([]);
});

test.each(wrongObjects)('$code: $because', ({ code, id, path, value, also = [] }) => {
  const codes = new Set(checkedObjects(goodWith(id, path, value)).findings.map((each) => each.code));
  expect(codes).toContain(code);
  if (!also.includes('*'))
    expect([...codes].filter((each) => each !== code && !also.includes(each))).toEqual([]);
});

test('every problem that objects can have is tried here', () => {
  const here = new URL('.', import.meta.url);
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing'),
  );
  const texts = files.map((file) => readFileSync(new URL(file, here), 'utf8'));
  const codes = new Set(texts.flatMap((text) => text.match(/(?<=')FL_[A-Z_]+(?=')/g) ?? []));
  const tried = new Set<string>(wrongObjects.map(({ code }) => code));
  // These two are about several services, and about time: below.
  expect(new Set([...tried, 'FL_OBJECT_TWICE', 'FL_WAIVER_EXPIRED'])).toEqual(codes);
});

test('an object that two services write is said to the second', () => {
  const map = good['ConfigMap/web'];
  const others = map ? [{ ...map, metadata: { ...map.metadata } }] : [];
  const { findings } = checkedObjects(Object.values(good), { others });
  expect(findings).toMatchObject([
    { code: 'FL_OBJECT_TWICE', what: expect.stringContaining('is written by web already') },
  ]);
});

const writable = goodWith(
  'Deployment/web',
  'spec.template.spec.containers.0.securityContext.readOnlyRootFilesystem',
  false,
);
const waivedUntil = (until: `${number}-${number}-${number}`) => ({
  service: { waivers: { 'read-only-root': { reason: 'writes beside its programs', until } } },
});

test('what is waived is no finding, up to and including the last day', () => {
  expect(checkedObjects(writable, waivedUntil('2026-11-26'))).toEqual({
    findings: [],
    waived: [{ service: 'web', rule: 'read-only-root' }],
  });
});

test('a waiver that has passed is an error beside what it waived', () => {
  const { findings } = checkedObjects(writable, waivedUntil('2026-11-25'));
  expect(findings.map(({ code, path, severity }) => ({ code, path, severity }))).toEqual([
    { code: 'FL_POLICY_READ_ONLY_ROOT', path: expect.any(String), severity: 'error' },
    { code: 'FL_WAIVER_EXPIRED', path: 'waivers.read-only-root.until', severity: 'error' },
  ]);
});

test('what does not work cannot be waived', () => {
  const wrong = goodWith('Service/web', 'spec.selector.app', 'wbe');
  expect(checkedObjects(wrong, waivedUntil('2027-01-01')).findings).toHaveLength(1);
});

test('rules for production leave other tiers alone, what namespaces refuse does not', () => {
  const environment = { tier: 'development' } as const;
  expect(checkedObjects(writable, { environment }).findings).toEqual([]);
  const root = goodWith('Deployment/web', 'spec.template.spec.containers.0.securityContext.runAsUser', 0);
  expect(checkedObjects(root, { environment }).findings).toMatchObject([{ code: 'FL_POLICY_NON_ROOT' }]);
});

test('a Job that Git holds is not cleaned up by itself: it would run again', () => {
  const withAnnotations = (annotations: object) => {
    const job = good['Job/migrate'] as unknown as { metadata: object; spec: { template: object } };
    const { ttlSecondsAfterFinished, ...spec } = job.spec as {
      template: object;
      ttlSecondsAfterFinished: number;
    };
    expect(ttlSecondsAfterFinished).toBeGreaterThan(0);
    const metadata = { name: 'warm', namespace: 'web', annotations };
    return [...Object.values(good), { ...job, metadata, spec } as unknown as KubeObject];
  };
  expect(checkedObjects(withAnnotations({})).findings).toEqual([]);
  expect(checkedObjects(withAnnotations({ 'argocd.argoproj.io/hook': 'PreSync' })).findings).toMatchObject([
    { code: 'FL_POLICY_JOB_LIMITS' },
  ]);
});

test('at GKE one host leads to one Ingress, at other controllers to one for each path', () => {
  const at = (name: string, ingressClass: string, path: string) => {
    const ingress = good['Ingress/web'] as unknown as KubeObject;
    const service = { name: 'web', port: { name: 'http' } };
    const paths = [{ path, pathType: 'Prefix', backend: { service } }];
    const annotations = { 'kubernetes.io/ingress.class': ingressClass };
    const spec = { rules: [{ host: 'a.example.com', http: { paths } }] };
    return { ...ingress, metadata: { name, namespace: 'web', annotations }, spec } as KubeObject;
  };
  const pair = (ingressClass: string) =>
    checkedObjects([...Object.values(good), at('one', ingressClass, '/a'), at('two', ingressClass, '/b')])
      .findings;
  expect(pair('nginx')).toEqual([]);
  expect(pair('gce')).toMatchObject([{ code: 'FL_ROUTE_TWICE', value: 'a.example.com/b' }]);
});

test('an optional reference may lead nowhere', () => {
  const optional = { secretRef: { name: 'nobody', optional: true } };
  const objects = goodWith('Deployment/web', 'spec.template.spec.containers.0.envFrom.0', optional);
  expect(checkedObjects(objects).findings).toEqual([]);
});

test('a Secret that a person puts there is there, with the keys that are declared', () => {
  const path = 'spec.template.spec.containers.0.envFrom.0.secretRef.name';
  const objects = goodWith('Deployment/web', path, 'web-signing');
  const key = { name: 'signing', property: '', version: 'latest' };
  const secrets = { signing: { managed: 'by-hand', keys: { key } } } as const;
  expect(checkedObjects(objects, { service: { secrets } }).findings).toEqual([]);
});

test('an image that has no release yet is not asked for its digest', () => {
  const image = 'europe-west1-docker.pkg.dev/quay-prod-sample/quay/web';
  const objects = goodWith('Deployment/web', 'spec.template.spec.containers.0.image', image);
  expect(checkedObjects(objects, { released: false }).findings).toEqual([]);
  expect(checkedObjects(objects).findings.map(({ code }) => code)).toEqual([
    'FL_POLICY_IMAGE_DIGEST',
    'FL_POLICY_IMAGE_TAG',
  ]);
});

test('where an operator may make pods, a selector that meets none is a warning', () => {
  const operator = goodWith('Kafka/log', '', {
    apiVersion: 'kafka.strimzi.io/v1',
    kind: 'Kafka',
    metadata: { name: 'log', namespace: 'web' },
  });
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'log', namespace: 'web' },
    spec: { selector: { 'strimzi.io/name': 'log' }, ports: [{ port: 9092 }] },
  };
  const { findings } = checkedObjects([...operator, service]);
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'warning FL_SCHEMA_UNKNOWN',
    'warning FL_SELECTS_NOTHING',
  ]);
});
