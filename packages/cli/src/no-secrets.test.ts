import { fileURLToPath } from 'node:url';
import { readFolder } from '@fairlead/files';
import { isObject, isSecretLiteral, type Json, secretForm, secretLine, secretWord } from '@fairlead/model';
import { beforeAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { compiled, compilers } from './compilers.js';
import { readDefinitions } from './definitions.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A secret that a text gives away: where it stands and what it is, never the value. */
type Leak = readonly [place: string, what: string];

/** Every secret that a rendered file holds, by its form, by the name before it, in a line, or as a Secret with values. */
function leaksOf(file: string, content: string): readonly Leak[] {
  const form = secretForm(content);
  const documents = file.endsWith('.json')
    ? [JSON.parse(content) as Json]
    : parseAllDocuments(content).map((document) => document.toJS() as Json);
  return [
    ...(form === undefined ? [] : [[file, form] as const]),
    ...documents.flatMap((each) => leaksIn(each, file)),
  ];
}

function leaksIn(value: Json | undefined, place: string): readonly Leak[] {
  if (typeof value === 'string') return lines(place, secretLine(value));
  if (Array.isArray(value)) {
    return value.every((each) => typeof each === 'string')
      ? lines(place, secretWord(value))
      : value.flatMap((item, index) => leaksIn(item, `${place}.${index}`));
  }
  if (!isObject(value)) return [];
  const { kind, data, stringData, name, value: literal } = value;
  const leaks: Leak[] = [];
  if (kind === 'Secret' && (data !== undefined || stringData !== undefined)) leaks.push([place, 'a Secret']);
  if (typeof name === 'string' && typeof literal === 'string' && isSecretLiteral(name, literal)) {
    leaks.push([place, `the value of ${name}`]);
  }
  if (kind === 'ConfigMap' && isObject(data)) {
    for (const [key, text] of Object.entries(data)) {
      if (typeof text === 'string' && isSecretLiteral(key, text))
        leaks.push([`${place}.data.${key}`, 'a value']);
    }
  }
  return [
    ...leaks,
    ...Object.entries(value).flatMap(([field, inner]) => leaksIn(inner, `${place}.${field}`)),
  ];
}

const lines = (place: string, name: string | undefined): readonly Leak[] =>
  name === undefined ? [] : [[place, `a line that gives ${name} a value`]];

/** Every file that is written from the sample platform, and every golden file of a compiler. */
const rendered = new Map<string, string>();

beforeAll(async () => {
  const io = { root, env: {}, now: new Date(0), colour: false, progress: () => {} };
  const { resolution, platform } = await readDefinitions(io);
  for (const { path, content } of resolution.files) rendered.set(`${platform.folder}/${path}`, content);
  for (const environment of resolution.environments) {
    for (const compiler of compilers) {
      for (const [path, content] of await compiled(root, environment, compiler)) {
        rendered.set(`${environment.environment.folder}/${compiler.writes}/${path}`, content);
      }
    }
  }
  const deep = ['*', '*/*', '*/*/*', '*/*/*/*', '*/*/*/*/*'];
  for (const golden of ['k8s/golden', 'k8s/golden-features', 'infra/golden', 'monitors/golden']) {
    for (const [path, content] of readFolder(`${root}/packages/${golden}`, deep)) {
      rendered.set(`packages/${golden}/${path}`, content);
    }
  }
}, 60_000);

test('nothing that is rendered holds a secret', () => {
  expect([...rendered].flatMap(([file, content]) => leaksOf(file, content))).toEqual([]);
}, 60_000);

test('everything was looked at: resolved files, manifests, stores, Terraform, monitors and golden trees', () => {
  const files = [...rendered.keys()];
  for (const part of [
    /^apps\/environments\/\w+\/services\/api\.json$/,
    /^apps\/environments\/\w+\/manifests\/api\/objects\.yaml$/,
    /^apps\/environments\/\w+\/manifests\/_environment\/stores\/default\.yaml$/,
    /^apps\/environments\/\w+\/infra\/cdk\.tf\.json$/,
    /^apps\/environments\/\w+\/monitors\/api\.json$/,
    /^packages\/k8s\/golden\/prod\/expected\/orders\/objects\.yaml$/,
    /^packages\/infra\/golden\/production\/expected\/cdk\.tf\.json$/,
  ]) {
    expect(files.filter((file) => part.test(file))).not.toEqual([]);
  }
});

test.each([
  ['kind: Secret\nstringData:\n  a: b\n', 'a Secret'],
  ['kind: List\nitems:\n  - kind: Secret\n    data: { a: Yg== }\n', 'a Secret'],
  ['kind: ConfigMap\ndata:\n  MAIL_PASSWORD: hunter2\n', 'a value'],
  ['env:\n  - name: API_TOKEN\n    value: hunter2\n', 'the value of API_TOKEN'],
  ['kind: ConfigMap\ndata:\n  app.ini: |\n    password = hunter2\n', 'a line that gives password a value'],
  ['command: [/bin/sh, -ec, TOKEN=hunter2 serve]', 'a line that gives TOKEN a value'],
  ['args: [--db-password, hunter2]', 'a line that gives db-password a value'],
  ['command: [redis-cli, -a, hunter2]', 'a line that gives redis-cli -a a value'],
  ['command: [/bin/sh, -c, mysql -phunter2]', 'a line that gives mysql -p a value'],
  ['data:\n  app.xml: <password>hunter2</password>\n', 'a line that gives password a value'],
  ["data:\n  up.sql: ALTER ROLE api PASSWORD 'hunter2'\n", 'a line that gives PASSWORD a value'],
  [`data:\n  url: postgres://api:${'hunter2'}@db/api\n`, 'a password in a URL'],
])('a secret in a rendered file is found: %j', (content, what) => {
  expect(leaksOf('planted.yaml', content).map(([, found]) => found)).toEqual([what]);
});
