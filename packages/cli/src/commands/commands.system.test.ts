import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestClone } from '@fairlead/workspace/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { answered, answeredJson } from '../testing/answered.js';
import { updatedClone } from '../testing/up-to-date.js';

let clone: TestClone;

beforeAll(async () => {
  clone = await updatedClone();
});

afterEach(() => clone.reset());
afterAll(() => clone.remove());

const stg = 'apps/environments/stg';
const objects = `${stg}/manifests/worker/objects.yaml`;

describe('the command line', () => {
  const names = [
    ...['update', 'synth', 'diff', 'explain', 'check', 'deploy', 'image', 'new', 'demo'],
    ...['promote', 'release', 'rollback', 'hold', 'freeze', 'request', 'status', 'where', 'history', 'dora'],
  ];

  test('help names every command', () => {
    const { exit, stdout } = clone.fairlead('--help');
    expect(exit).toBe(0);
    for (const name of names) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(clone.fairlead()).toMatchObject({ exit: 0, stdout });
  });

  test('the version is the one of its package', () => {
    expect(clone.fairlead('--version')).toEqual({ exit: 0, stdout: '0.0.0\n', stderr: '' });
  });

  test.each([...names, 'image build', 'image push', 'new service', 'new environment', 'request merge'])(
    'help of %s shows how it is used',
    async (name) => {
      const { exit, stdout, stderr } = await answered(clone, ...name.split(' '), '--help');
      expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
      expect(stdout).toContain(`Usage: fairlead ${name} `);
    },
  );

  test.each([
    [['nonsense'], 'fairlead: there is no command nonsense'],
    [['constructor'], 'fairlead: there is no command constructor'],
    [['diff', '--loud'], "error: unknown option '--loud'"],
    [['explain', 'api.server'], "error: required option '--env <environment...>' not specified"],
    [['new', 'service', 'x', '--kind', 'planet'], 'Allowed choices are server, worker, cron'],
    [['new', 'environment', 'qa', '--json'], "error: required option '--tier <tier>' not specified"],
  ])('%j is a wrong use: exit code 64, and nothing on standard output', (args, said) => {
    const { exit, stdout, stderr } = clone.fairlead(...args);
    expect({ exit, stdout }).toEqual({ exit: 64, stdout: '' });
    expect(stderr).toContain(said);
  });

  test.each([['synth'], ['deploy'], ['explain', 'api.server.scaling.min']])(
    '%s of an environment that is not there names those that are',
    async (...args) => {
      const { exit, stderr } = await answered(clone, ...args, '--env', 'moon');
      expect(exit).toBe(5);
      expect(stderr).toBe(
        [
          'FL_ENVIRONMENT_UNKNOWN apps/platform.ts environments = "moon"',
          '  is not an environment of the platform; name one of dev, stg, prod\n',
        ].join('\n'),
      );
    },
  );

  test('a repository without a platform is told what is missing', () => {
    rmSync(join(clone.root, 'apps/platform.ts'));
    expect(clone.json('explain', 'api.server', '--env', 'dev')).toMatchObject({
      exit: 5,
      value: { problems: [{ code: 'FL_DEFINITION_MISSING', file: 'apps/platform.ts' }] },
    });
  });
});

describe('diff', () => {
  interface Diff {
    readonly environments: readonly [
      { readonly changes: readonly { kind: string; owner: string; id: string }[] },
    ];
  }

  test('shows the object and the field', async () => {
    clone.edit(objects, 'replicas: 1', 'replicas: 5');
    const { exit, stdout } = await answered(clone, 'diff');
    expect(exit).toBe(0);
    expect(stdout).toBe(
      [
        'dev  no change',
        'stg',
        '  ~ Deployment/worker-watch (worker)',
        '      ~ spec.replicas: 1 → 5',
        'prod  no change\n',
      ].join('\n'),
    );
  });

  test('sees a release by the image that would run', async () => {
    clone.edit(`${stg}/manifests/api/kustomization.yaml`, 'newTag: "', 'newTag: "f00d');
    const { value } = await answeredJson(clone, 'diff', '--env', 'stg');
    expect(JSON.stringify(value)).toMatch(
      /spec\.template\.spec\.containers\[server\]\.image.*api:f00d[0-9a-f]+@sha256:/,
    );
  });

  test('ends with 2 when asked to and there is a change', async () => {
    expect((await answeredJson(clone, 'diff', '--exit-code')).exit).toBe(0);
    rmSync(join(clone.root, objects));
    expect((await answeredJson(clone, 'diff', '--exit-code', '--env', 'dev')).exit).toBe(0);
    const { exit, value } = await answeredJson(clone, 'diff', '--exit-code', '--env', 'stg');
    expect(exit).toBe(2);
    const [{ changes }] = (value as Diff).environments;
    expect(changes.map(({ kind, id }) => `${kind} ${id}`)).toContain('removed Deployment/worker-watch');
    expect(new Set(changes.map(({ owner }) => owner))).toEqual(new Set(['worker']));
  });

  test.each(['nowhere', '--output=x'])(
    'a revision %s that is not there is no empty one',
    async (revision) => {
      expect(await answeredJson(clone, 'diff', `--against=${revision}`)).toMatchObject({
        exit: 5,
        value: { problems: [{ code: 'FL_REVISION', value: revision }] },
      });
    },
  );
});

describe('explain', () => {
  test('prints the chain that led to a value, each step with its file', async () => {
    const { exit, stdout } = await answered(clone, 'explain', 'api.server.scaling.min', '--env', 'prod');
    expect(exit).toBe(0);
    expect(stdout).toMatch(
      /^prod\n {2}api\.server\.scaling\.min = 3\n {6}built-in default +2\n(.*\n)* {4}→ override +3 {2}apps\/services\/api\/service\.ts overrides\.prod\.workloads\.server\.scaling\.min\n$/,
    );
  });

  test('a field of an object has its facet, and the layers of the values behind it', async () => {
    const path = 'spec.template.spec.containers.server.resources.requests.cpu';
    const { exit, stdout } = await answered(clone, 'explain', 'deployment/api', path, '--env', 'prod');
    expect(exit).toBe(0);
    expect(stdout).toMatch(
      /^prod\n {2}Deployment\/api-server .*resources\.requests\.cpu = "250m"\n {4}→ workloads\.server\.resources +"250m"\n {2}api\.server\.resources\.requests\.cpu = "250m"\n(.*\n)* {4}→ override +"250m" {2}apps\/services\/api\/service\.ts overrides\.prod\./,
    );
  });

  test('a field that is not there is told which are', async () => {
    const { exit, value } = await answeredJson(
      clone,
      'explain',
      'deployment/api',
      'spec.replica',
      '--env',
      'prod',
    );
    expect(exit).toBe(5);
    expect(value).toMatchObject({ problems: [{ code: 'FL_FIELD_ADDRESS', path: 'spec.replica' }] });
  });

  test('an address that leads nowhere is told what there is', async () => {
    const { exit, value } = await answeredJson(clone, 'explain', 'api.server.scalling', '--env', 'prod');
    expect(exit).toBe(5);
    expect(value).toMatchObject({ problems: [{ code: 'FL_ADDRESS', path: 'api.server.scalling' }] });
  });
});

describe('wrong definitions', () => {
  const service = 'apps/services/worker/service.ts';

  test.each([
    [
      'throws',
      () => clone.edit(service, 'export default', `throw new Error('no');\nexport default`),
      'FL_DEFINITION_THROWS',
    ],
    ['exports nothing', () => clone.edit(service, 'export default', 'void'), 'FL_EXPORT_MISSING'],
    ['does not parse', () => clone.edit(service, 'workloads: {', 'workloads: {{'), 'FL_DEFINITION_SYNTAX'],
    [
      'names an environment that is not there',
      () => clone.edit(service, 'prod: {', 'moon: {'),
      'FL_ENVIRONMENT',
    ],
    [
      'calls a service that is not there',
      () => clone.edit(service, "api: 'server.http'", "moon: 'server.http'"),
      'FL_CALL',
    ],
  ])('a service that %s is named, and nothing is written', (_, harm, code) => {
    harm();
    const { exit, value } = clone.json('synth');
    const { problems } = value as { problems: readonly { code: string; file: string }[] };
    expect(exit).toBe(5);
    expect(problems[0]).toMatchObject({ code: expect.stringContaining(code), file: service });
    expect(clone.git('status', '--porcelain')).toBe(` M ${service}`);
  });

  test('a platform that imports a service that is gone names the line', () => {
    rmSync(join(clone.root, service));
    expect(clone.json('check')).toMatchObject({
      exit: 5,
      value: { problems: [{ code: 'FL_MODULE_NOT_FOUND', file: 'apps/platform.ts' }] },
    });
  });
});
