import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFiles } from '@fairlead/files';
import { synthEnvironment } from '@fairlead/k8s';
import { freezeWords, printJson, printRelease, type Service } from '@fairlead/model';
import { describe, expect, test } from 'vitest';
import { synthDrift } from './check/drift.js';
import { inProd, server, service } from './testing/definitions.js';
import { releaseOf } from './testing/released.js';

// The mistakes of mistakes.test.ts that are made on the way from a definition to a cluster.

const web = service({ name: 'web', workloads: { server } }) as unknown as Service;

test('a window that is said to be open until four is open until ten', () => {
  const said = { reason: 'sales', timeZone: 'Europe/Berlin', cron: '0 10-16 * * 2-4', hours: 6 };
  expect(freezeWords(said)).toMatch(/^closed on Tue, Wed and Thu from 10:00 to 22:00/);
  // What is meant can be said without a schedule that nobody reads right.
  const meant = { reason: 'sales', timeZone: 'Europe/Berlin', from: '10:00', to: '16:00' };
  expect(freezeWords({ ...meant, days: ['tuesday', 'wednesday', 'thursday'] } as const)).toMatch(
    /^closed on Tue, Wed and Thu from 10:00 to 16:00,/,
  );
});

describe('CI pushes what it rendered by force, so what is reviewed is not what runs', () => {
  const workflows = fileURLToPath(new URL('../../../.github/workflows/', import.meta.url));

  // How a release is pushed: pipeline/src/git, 'a push onto a branch that moved is a lost race, and nothing is overwritten'.
  test.each(readdirSync(workflows))('%s pushes nothing by itself', (name) => {
    expect(readFileSync(join(workflows, name), 'utf8')).not.toMatch(/git\s+push|--force/);
  });

  test('what is not what the definitions render is found, whoever pushed it', async () => {
    const [rendered, changed] = await Promise.all([
      driftOf((text) => text),
      driftOf((text) => `${text}# !\n`),
    ]);
    expect(rendered).toEqual([]);
    expect(changed).toEqual([expect.objectContaining({ code: 'FL_DRIFT' })]);
  });
});

test('manifests are referenced by nothing', async () => {
  const stray = { 'manifests/old/objects.yaml': 'kind: Deployment\n' };
  expect(await driftOf((text) => text, stray)).toEqual([
    expect.objectContaining({
      file: expect.stringMatching(/manifests\/old\/objects\.yaml$/),
      what: 'is written by nothing',
    }),
  ]);
});

/** What `check` finds below the manifests of a service that were rendered and then changed. */
async function driftOf(change: (objects: string) => string, more: { readonly [path: string]: string } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'fairlead-drift-'));
  try {
    const here = inProd(web);
    const inputs = new Map([
      ['environment.json', printJson(here.environment)],
      ['needs.json', printJson(here.needs)],
      ...[...here.services.values()].map((each) => [`services/${each.name}.json`, printJson(each)] as const),
      ['releases/web.json', printRelease(releaseOf('web'))],
    ]);
    const { files } = synthEnvironment(inputs);
    const manifests = [...files].map(
      ([path, text]) => [`manifests/${path}`, path === 'web/objects.yaml' ? change(text) : text] as const,
    );
    writeFiles(
      join(root, here.environment.folder),
      new Map([...inputs, ...manifests, ...Object.entries(more)]),
    );
    const found = await synthDrift(root, here);
    return found.filter((each) => 'file' in each && each.file.includes('/manifests/'));
  } finally {
    rmSync(root, { recursive: true });
  }
}
