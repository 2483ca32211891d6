// Bundles the service into one file: all that the image holds.
// Usage: node build.mjs [folder], by default dist.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = process.argv[2] ?? join(here, 'dist');

await rm(out, { recursive: true, force: true });
await build({
  entryPoints: [join(here, 'src/main.ts')],
  outfile: join(out, 'main.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  // The same bytes where tsconfig.base.json is not at hand, as in the image's build stage.
  tsconfigRaw: {},
  // Dependencies that are CommonJS ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);",
  },
});
await writeFile(join(out, 'package.json'), '{ "type": "module" }\n');
