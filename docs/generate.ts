// Writes docs/reference and the shapes of definitions from the sources: `npm run docs`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './generate/program.js';
import { shapeFiles } from './generate/shape-files.js';

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

for (const [path, text] of Object.entries(shapeFiles())) write(path, text);
// Pages show what is rendered, and nothing is rendered before the shapes are up to date.
const { folder, pages } = await import('./generate/pages.js');
for (const [name, render] of Object.entries(pages)) write(join(folder, name), await render());
