// npm run bench [-- --write] [--only <case>]
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Found } from './case.js';
import { cases } from './cases.js';
import { machine } from './measure/machine.js';
import { memoryFolder } from './measure/memory-folder.js';
import { node, run } from './measure/program.js';
import { resultsFile } from './results.js';
import { plain } from './table.js';

const { write, only } = parseArgs({
  options: { write: { type: 'boolean', default: false }, only: { type: 'string' } },
}).values;
if (write && only !== undefined) throw new Error('--write takes every case: leave --only out');

const root = fileURLToPath(new URL('..', import.meta.url));
const progress = (line: string): void => void process.stderr.write(`${line}\n`);
const chosen = cases.filter(({ name }) => only === undefined || name === only);
if (chosen.length === 0) throw new Error(`--only takes ${cases.map(({ name }) => name).join(', ')}`);

const where = machine();
progress(where);
progress('bundling');
for (const each of ['packages/k8s', 'packages/infra', 'packages/cli', 'bench/programs']) {
  run({ ...node('packages/workspace/bundle.mjs', each), cwd: root });
}

const memory = memoryFolder();
const groups: (Found & { title: string })[] = [];
try {
  for (const { name, title, measure } of chosen) {
    progress(`${name}: ${title}`);
    const folder = join(memory, name);
    mkdirSync(folder);
    const found = measure({ root, folder, progress: (line) => progress(`  ${line}`) });
    rmSync(folder, { recursive: true });
    groups.push({ title, ...found });
  }
} finally {
  rmSync(memory, { recursive: true, force: true });
}

for (const { title, rows } of groups) process.stdout.write(`\n${title}\n${plain(rows)}\n`);
const skipped = groups.flatMap((found) => found.skipped ?? []);
for (const each of skipped) process.stdout.write(`\nskipped: ${each}\n`);
if (write) {
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(join(root, 'bench/RESULTS.md'), resultsFile({ groups, skipped, machine: where, day }));
}
const missed = groups.flatMap(({ rows }) => rows.filter(({ target }) => target?.met === false));
if (missed.length > 0) progress(`\n${missed.length} missed their target`);
