import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolve } from '@fairlead/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeNamespace, moved, refusals } from '../packages/cli/src/conformance/dry-run.js';
import { assumedKinds, byKind } from '../packages/cli/src/conformance/rendered.js';
import { type Published, published, writeSchemas } from '../packages/cli/src/conformance/schemas.js';
import { changedByServer } from '../packages/cli/src/conformance/server-defaults.js';
import { has, hasCluster, run, servedKinds } from '../packages/cli/src/conformance/tools.js';
import { appliedObjects } from '../packages/cli/src/manifests/applied.js';
import { manifestsOf, platformIn } from './testing/rendered.js';

const cluster = hasCluster();
const served = cluster ? servedKinds() : new Map<string, boolean>();
const resolution = resolve(await platformIn('playhouse'));

/** Every object of every environment as a cluster gets it. */
const kinds = byKind(
  resolution.environments.flatMap((environment) =>
    appliedObjects(manifestsOf(resolution, environment)).map((each) => ({
      ...each,
      owner: `${environment.name}/${each.owner}`,
    })),
  ),
);
const isKnown = (kind: string) => served.has(kind) && !assumedKinds.has(kind);

describe.skipIf(!cluster)('the API server, asked to apply playhouse without keeping it,', () => {
  let schemas: Published;
  beforeAll(() => {
    makeNamespace();
    schemas = published();
  });

  for (const [kind, all] of kinds) {
    const here = served.get(kind) ? all.map((each) => ({ ...each, object: moved(each.object) })) : all;

    test.skipIf(!isKnown(kind))(`takes every ${kind} under strict validation`, () => {
      expect(refusals(here)).toEqual([]);
    });

    test.skipIf(!isKnown(kind))(`keeps every ${kind} as it is sent`, () => {
      expect(changedByServer(kind, here, schemas)).toEqual([]);
    });
  }
});

describe.skipIf(!cluster || !has('kubeconform'))('kubeconform of playhouse', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-schemas-'));
  let location = '';
  beforeAll(() => {
    location = writeSchemas(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  for (const [kind, objects] of kinds) {
    test.skipIf(!isKnown(kind))(`takes every ${kind} under its strict schema`, () => {
      const stream = objects.map(({ object }) => JSON.stringify(object)).join('\n---\n');
      const args = ['-strict', '-summary', '-output', 'json', '-schema-location', location, '-'];
      const { summary } = JSON.parse(run('kubeconform', args, stream));
      expect(summary).toEqual({ valid: objects.length, invalid: 0, errors: 0, skipped: 0 });
    });
  }
});
