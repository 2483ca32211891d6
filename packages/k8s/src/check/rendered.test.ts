import { readdirSync, readFileSync } from 'node:fs';
import type { PolicyRule } from '@fairlead/model';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { productionOf } from '../features/render.js';
import { areas } from '../features/table.js';
import type { KubeObject } from '../object.js';
import { releaseOf } from '../testing/releases.js';
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

// Examples show one thing each, and that containers have probes is shown by those of the area about them.
const unsaid: readonly PolicyRule[] = ['liveness-probe', 'readiness-probe', 'startup-probe'];
const agreed = { reason: 'it is what the example shows', until: '2026-12-31' };

test.each(areas.flatMap(({ features }) => features))(
  'check finds nothing wrong with $feature',
  ({ example, waives = [] }) => {
    const { environment, services } = productionOf(example);
    const waivers = Object.fromEntries([...unsaid, ...waives].map((rule) => [rule, agreed]));
    const running = [...services.values()].map((service) => ({
      service: { ...service, waivers: { ...service.waivers, ...waivers } },
      release: releaseOf(service),
    }));
    const around = { today: '2026-11-26', author: () => undefined };
    const { findings, waived } = checkEnvironment(renderChecked(environment, running), around);
    expect(findings.map(({ severity, code, what }) => `${severity} ${code} ${what}`)).toEqual([]);
    // Nothing is let off that the example does not break.
    const broken = new Set(waived.map(({ rule }) => rule).filter((rule) => !unsaid.includes(rule)));
    expect([...broken].sort()).toEqual([...waives].sort());
  },
);
