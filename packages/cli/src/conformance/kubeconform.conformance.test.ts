import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assumedKinds, byKind, everythingRendered } from './rendered.js';
import { writeSchemas } from './schemas.js';
import { has, hasCluster, run, servedKinds } from './tools.js';

// The schemas are those of the cluster's own API server, for kubeconform's are on a server of their own.
const ready = has('kubeconform') && hasCluster();
const served = ready ? servedKinds() : new Map<string, boolean>();
const folder = mkdtempSync(join(tmpdir(), 'fairlead-schemas-'));
let location = '';

beforeAll(() => {
  if (ready) location = writeSchemas(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!ready).each(everythingRendered())('kubeconform of $name', ({ objects: all }) => {
  for (const [kind, objects] of byKind(all)) {
    test.skipIf(!served.has(kind) || assumedKinds.has(kind))(
      `takes every ${kind} under its strict schema`,
      () => {
        const stream = objects.map(({ object }) => JSON.stringify(object)).join('\n---\n');
        const args = ['-strict', '-summary', '-output', 'json', '-schema-location', location, '-'];
        const { summary } = JSON.parse(run('kubeconform', args, stream));
        expect(summary).toEqual({ valid: objects.length, invalid: 0, errors: 0, skipped: 0 });
      },
    );
  }
});
