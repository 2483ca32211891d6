import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withLines } from './lines.js';

const root = mkdtempSync(join(tmpdir(), 'fairlead-lines-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'apps'));
writeFileSync(
  join(root, 'apps/service.ts'),
  `import { service } from './names.js';

const shared = { ports: {} };

export default service({
  name: 'api',
  workloads: {
    server: {
      kind: 'server',
      ...shared,
      'probes': { readiness: {} },
    },
  },
  patches: [
    { target: { kind: 'Deployment' }, remove: true },
    { target: { kind: 'Service' }, remove: true },
  ],
});
`,
);
writeFileSync(
  join(root, 'apps/environment.ts'),
  "export default environment('prod', {\n  tier: 'production',\n});\n",
);

function lineOf(path: string, file = 'apps/service.ts'): number | undefined {
  const finding = { severity: 'error', code: 'FL_X', file, path, value: 1, what: 'a', mend: 'b' } as const;
  const [found] = withLines(root, [finding]);
  return found && 'line' in found ? found.line : undefined;
}

test('a place that is written out has its line', () => {
  expect(lineOf('workloads.server.kind')).toBe(9);
  expect(lineOf('workloads.server.probes.readiness')).toBe(11);
});

test('an item of a list has its line', () => {
  expect(lineOf('patches.1')).toBe(16);
  expect(lineOf('patches.1.target.kind')).toBe(16);
  expect(lineOf('patches.7')).toBe(14);
});

test('a place that is written elsewhere has the line of what is around it', () => {
  expect(lineOf('workloads.server.ports.http')).toBe(8);
  expect(lineOf('nothing.of.this')).toBe(5);
});

test('an environment is what its builder is called with', () => {
  expect(lineOf('tier', 'apps/environment.ts')).toBe(2);
});

test('a file that is no definition, or is not there, has no line', () => {
  expect(lineOf('workloads', 'apps/other.ts')).toBeUndefined();
  expect(lineOf('workloads', 'apps/service.json')).toBeUndefined();
});
