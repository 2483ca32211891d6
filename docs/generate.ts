// Writes docs/reference from the sources: `npm run docs`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folder, pages } from './generate/pages.js';
import { root } from './generate/program.js';

for (const [name, render] of Object.entries(pages)) {
  const file = join(root, folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await render());
}
