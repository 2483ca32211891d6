import { readdirSync, readFileSync } from 'node:fs';
import { type Environment, platform, resolve, type Service } from '@fairlead/model';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { dev, prod } from '../features/feature.js';
import { areas } from '../features/table.js';
import type { KubeObject } from '../object.js';
import { checkEnvironment, renderChecked } from './index.js';
import { schemaProblems } from './schema/validate.js';

const golden = new URL('../../golden/', import.meta.url);
const files = readdirSync(golden, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.includes('expected') && path.endsWith('.yaml') && !path.endsWith('kustomization.yaml'),
);

test('there are golden files to look at', () => expect(files.length).toBeGreaterThan(5));

test.each(files)('what %s holds has the fields of its kind', (path) => {
  const documents = parseAllDocuments(readFileSync(new URL(path, golden), 'utf8'));
  const objects = documents.map((document) => document.toJS() as KubeObject | null);
  const problems = objects.flatMap((object) => (object === null ? [] : schemaProblems(object)));
  expect(problems.map(({ object, path: at, what }) => `${object.kind} ${at.join('.')} ${what}`)).toEqual([]);
});

test.each(areas.flatMap(({ features }) => features))(
  'nothing that does not work comes of $feature',
  ({ example }) => {
    const services = example.filter((part): part is Service => part.type === 'service');
    const own = example.filter((part): part is Environment => part.type === 'environment');
    const environments = [dev, ...(own.length > 0 ? own : [prod()])];
    const whole = {
      name: 'quay',
      repository: { url: 'https://git.example.com/quay.git' },
      environments,
      services,
    };
    const found = resolve(platform(whole)).environments.find(({ name }) => name === 'prod');
    const running = [...(found?.services.values() ?? [])].map((service) => ({ service, release: undefined }));
    const around = { today: '2026-11-26', author: () => undefined };
    const findings = found
      ? checkEnvironment(renderChecked(found.environment, running), around).findings
      : [];
    // Examples show one thing and loosen what they like, and such rules can be waived.
    const broken = findings.filter(
      ({ code, severity }) => severity === 'error' && !code.startsWith('FL_POLICY_'),
    );
    expect(broken.map(({ code, what }) => `${code} ${what}`)).toEqual([]);
  },
);
