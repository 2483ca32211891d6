// Writes docs/reference from the sources: `npm run docs`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, pages } from './generate/pages.js';
import { root } from './generate/program.js';

for (const [name, render] of Object.entries(pages)) {
  writeFileSync(join(root, folder, name), await render());
}
