// @ts-check
// Plain JavaScript: it runs on a fresh clone before anything is built, under node alone.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundled CommonJS asks for these, which an ES module does not have. */
const commonJsNames = [
  "import{createRequire as __createRequire}from'node:module';",
  "import{fileURLToPath as __fileURLToPath}from'node:url';",
  'const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),',
  "__dirname=__fileURLToPath(new URL('.',import.meta.url)).slice(0,-1);\n",
].join('');

/**
 * Bundles a package into its `dist`, one self-contained file for each entry that its package.json names
 * under `bundle`. Equal sources give equal bytes in every checkout. `dist` is replaced as a whole, or left
 * alone when the bundle fails.
 *
 * @param {string} root the repository, absolute
 * @param {string} folder the package, relative to `root`
 * @returns {Promise<void>}
 */
export async function bundle(root, folder) {
  const began = new Date();
  const home = join(root, folder);
  const { bundle } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const { entries, external = [], format = 'esm', without = [] } = bundle;
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.flatMap((/** @type {string} */ entry) => filesOf(folder, join(root, folder), entry)),
    outbase: `${folder}/src`,
    outdir: `${folder}/dist`,
    write: false,
    metafile: true,
    bundle: true,
    external,
    plugins: [leavingOut(without)],
    platform: 'node',
    target: 'node20',
    format,
    outExtension: format === 'cjs' ? { '.js': '.cjs' } : {},
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  refuseUnmet(without, Object.keys(metafile.inputs));
  const inputs = [...Object.keys(metafile.inputs), `${folder}/package.json`, ...ownInputs(root)];
  const files = outputFiles.map(({ path, text }) => ({
    path: path.slice(join(home, 'dist').length + 1),
    text,
  }));
  replace(join(home, 'dist'), began, [
    ...files.flatMap((file) => (format === 'cjs' ? launched(folder, file) : withCommonJsNames(file))),
    { path: 'inputs.json', text: `${JSON.stringify(inputs.filter(isSource).sort(), null, 1)}\n` },
  ]);
}

/**
 * @param {string} folder
 * @param {string} home
 * @param {string} entry a file, or all of a folder: `src/commands/*.ts`
 * @returns {readonly string[]}
 */
function filesOf(folder, home, entry) {
  if (!entry.endsWith('/*.ts')) return [posix.join(folder, entry)];
  const within = posix.dirname(entry);
  if (!existsSync(join(home, within))) return [];
  return readdirSync(join(home, within))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => posix.join(folder, within, name));
}

/**
 * Bundles modules empty that are imported and not called, for every start would read them. Whoever does reach
 * into one is told so, and one that is no longer imported fails the bundle.
 *
 * @param {readonly string[]} modules paths below `node_modules`
 * @returns {import('esbuild').Plugin}
 */
function leavingOut(modules) {
  return {
    name: 'without',
    setup({ onLoad }) {
      for (const module of modules) {
        const filter = new RegExp(`[\\\\/]node_modules[\\\\/]${pattern(module)}$`);
        onLoad({ filter }, () => ({ contents: absent(module) }));
      }
    },
  };
}

/**
 * @param {readonly string[]} modules that are left out
 * @param {readonly string[]} inputs what was bundled
 */
function refuseUnmet(modules, inputs) {
  const unmet = modules.filter((module) => !inputs.some((input) => input.endsWith(`node_modules/${module}`)));
  if (unmet.length === 0) return;
  const what = `nothing imports ${unmet.join(', ')}: take it out of \`without\``;
  process.stderr.write(`${what}\n`);
  throw new Error(what);
}

/** @param {string} path to match as it is, with the separators of any system */
function pattern(path) {
  return path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('/', '[\\\\/]');
}

/** @param {string} module whose place this takes: `__esModule` is what every importer asks, calling or not */
function absent(module) {
  const what = JSON.stringify(`${module} is left out of this bundle: nothing may ask it for `);
  return `module.exports=new Proxy({},{get(_,name){if(name==='__esModule')return true;throw new Error(${what}+String(name))}})`;
}

/** @param {string} root */
function ownInputs(root) {
  return ['packages/workspace/bundle.mjs', 'package-lock.json'].filter((file) =>
    existsSync(join(root, file)),
  );
}

/** @param {string} path of an input: what comes from npm changes with the lock file alone */
function isSource(path) {
  return !path.includes('node_modules/') && !path.includes(':');
}

/** @param {{ path: string, text: string }} file */
function withCommonJsNames({ path, text }) {
  return { path, text: /\b(require|__filename|__dirname)\b/.test(text) ? commonJsNames + text : text };
}

/**
 * A task and what starts it. Nx starts a process for every task, and most of its time would go into compiling the
 * same code again.
 *
 * @param {string} folder the package, relative to the repository
 * @param {{ path: string, text: string }} task
 */
function launched(folder, { path, text }) {
  const body = path.replace(/\.cjs$/, '.body.cjs');
  const hash = createHash('sha256').update(text).digest('hex');
  const name = `${posix.basename(folder)}-${path.replace(/\W/g, '-')}`;
  return [
    { path, text: `(${start})(${JSON.stringify({ body, hash, name })},require,module,__dirname)\n` },
    { path: body, text },
  ];
}

/**
 * Runs the file beside it with the code that V8 made of it last time. That is kept with the hash of its source and a
 * checksum of its own, for V8 compares the length of the source and believes the rest; another version of Node refuses
 * it, and then it is made anew. Node does the same from version 22.8 on (`module.enableCompileCache`).
 *
 * This function is written into the bundle as text, so it is whole by itself.
 *
 * @param {{ body: string, hash: string, name: string }} of
 * @param {NodeJS.Require} require
 * @param {NodeJS.Module} module
 * @param {string} folder
 */
function start({ body, hash, name }, require, module, folder) {
  const fs = require('node:fs');
  const { Script } = require('node:vm');
  const { crc32 } = require('node:zlib');
  const filename = `${folder}/${body}`;
  const store = 'node_modules/.cache/fairlead';
  const file = `${store}/${name}-${process.version}-${process.arch}.code`;
  const wrapped = `(function(exports,require,module,__filename,__dirname){${fs.readFileSync(filename, 'utf8')}\n})`;
  const cachedData = kept();
  const script = new Script(wrapped, { filename, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) process.once('exit', keep);
  script.runInThisContext()(module.exports, require, module, filename, folder);

  function kept() {
    try {
      const bytes = fs.readFileSync(file);
      const code = bytes.subarray(hash.length + 8);
      return bytes.toString('latin1', 0, hash.length + 8) === heading(code) ? code : undefined;
    } catch {
      return undefined;
    }
  }

  /** @param {Buffer} code */
  function heading(code) {
    return hash + crc32(code).toString(16).padStart(8, '0');
  }

  // At the end, when what ran has been compiled. Whoever cannot write there is only slower.
  function keep() {
    if (process.exitCode || !fs.existsSync('node_modules')) return;
    const fresh = `${file}.${process.pid}`;
    try {
      const code = script.createCachedData();
      fs.mkdirSync(store, { recursive: true });
      fs.writeFileSync(fresh, Buffer.concat([Buffer.from(heading(code), 'latin1'), code]));
      fs.renameSync(fresh, file);
    } catch {
      fs.rmSync(fresh, { force: true });
    }
  }
}

/**
 * @param {string} dist
 * @param {Date} began when the sources were read: whatever is younger is not in the bundle
 * @param {readonly { path: string, text: string }[]} files
 */
function replace(dist, began, files) {
  const fresh = join(dirname(dist), `.dist-new-${process.pid}`);
  const stale = join(dirname(dist), `.dist-old-${process.pid}`);
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), text);
    }
    utimesSync(join(fresh, 'inputs.json'), began, began);
    if (existsSync(dist)) renameSync(dist, stale);
    renameSync(fresh, dist);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(stale, { recursive: true, force: true });
  }
}

const [, script = '', folder] = process.argv;
if (script !== '' && realpathSync(script) === fileURLToPath(import.meta.url)) {
  if (folder === undefined) {
    process.stderr.write('usage: node packages/workspace/bundle.mjs packages/<name>\n');
    process.exit(64);
  }
  await bundle(process.cwd(), folder).catch(() => process.exit(1));
}
