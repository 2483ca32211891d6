#!/usr/bin/env node
// @ts-check
// The `fairlead` command as a checkout finds it: loads the bundle, and makes it first where it is missing or
// older than its sources. Published, the package has no sources and the bundle is simply loaded.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('..', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

if (existsSync(`${home}src`) && isStale()) {
  const { bundle } = await import('../../workspace/bundle.mjs');
  await bundle(root, 'packages/cli').catch(() => process.exit(1));
}
await import(new URL('../dist/main.js', import.meta.url).href);

function isStale() {
  const list = `${home}dist/inputs.json`;
  const built = ageOf(list);
  if (built === undefined) return true;
  /** @type {readonly string[]} */
  const inputs = JSON.parse(readFileSync(list, 'utf8'));
  return inputs.some((input) => (ageOf(root + input) ?? Infinity) > built);
}

/** @param {string} file */
function ageOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
