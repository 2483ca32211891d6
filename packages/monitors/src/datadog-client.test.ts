import { ObjectSerializer } from '@datadog/datadog-api-client/dist/packages/datadog-api-client-v1/models/ObjectSerializer.js';
import { workloadKinds } from '@fairlead/model';
import { needsFiles, resolvedEnvironment, serviceNeeds } from '@fairlead/model/testing';
import { expect, test } from 'vitest';
import { type RenderedMonitors, synthMonitors } from './synth-monitors.js';

/** A service with a workload of every kind, so that every line of the catalogue is rendered. */
const everything = serviceNeeds('api', {
  runbook: 'https://runbooks.example.com/api',
  workloads: Object.fromEntries(workloadKinds.map((kind) => [kind, { kind, objectName: `api-${kind}` }])),
});

const definitions = [...synthMonitors(needsFiles(resolvedEnvironment(), { api: everything })).values()]
  .flatMap((content) => Object.entries((JSON.parse(content) as RenderedMonitors).resources))
  .map(([key, { definition }]) => ({ key, definition }));

/** Places where the client found something that it does not know. */
function unknowns(parsed: unknown, place = ''): readonly string[] {
  if (typeof parsed !== 'object' || parsed === null) return [];
  if (parsed instanceof Date) return [];
  const own = ['_unparsed', '_data'].some(
    (mark) => mark in parsed && Reflect.get(parsed, mark) !== undefined,
  );
  const inner = Object.entries(parsed).flatMap(([key, value]) =>
    key === 'additionalProperties'
      ? Object.keys(value ?? {}).map((extra) => `${place}.${extra}`)
      : unknowns(value, `${place}.${key}`),
  );
  return [...(own ? [place] : []), ...inner];
}

const parse = (definition: unknown): unknown => ObjectSerializer.deserialize(definition, 'Monitor');

test.each(definitions)('$key is what the client reads and writes', ({ definition }) => {
  const parsed = parse(definition);
  expect(unknowns(parsed)).toEqual([]);
  expect(ObjectSerializer.serialize(parsed, 'Monitor', '')).toEqual(definition);
});

test('an unknown key, option or type would be found', () => {
  const { definition } = definitions[0] ?? {};
  expect(unknowns(parse({ ...definition, severity: 1 }))).toEqual(['.severity']);
  expect(unknowns(parse({ ...definition, options: { notifyNoData: true } }))).toEqual([
    '.options.notifyNoData',
  ]);
  expect(unknowns(parse({ ...definition, type: 'crash alert' }))).not.toEqual([]);
});
