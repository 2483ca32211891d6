// @ts-check
// Loaded into a `fairlead` process before it starts (`node --import`): counts what the process has changed outside
// itself, and ends it with SIGKILL right after one of these changes, before it learns that the change was made.
import childProcess from 'node:child_process';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const cutAfter = Number(process.env['TEST_CUT_AFTER']);
let changes = 0;

function changed() {
  changes += 1;
  if (changes === cutAfter) process.kill(process.pid, 'SIGKILL');
}

/** What of git writes into a repository; other verbs read, or write a temporary index of the process's own. */
const writing = new Set([
  'init',
  'fetch',
  'push',
  'hash-object',
  'write-tree',
  'commit-tree',
  'merge-tree',
  'update-ref',
]);

const { spawn } = childProcess;
childProcess.spawn = /** @type {typeof spawn} */ (
  (/** @type {string} */ file, /** @type {string[]} */ args, /** @type {object} */ options) => {
    const child = spawn(file, args, options);
    // Heard before whoever waits for the end of it.
    if (file === 'git' && args.some((word) => writing.has(word))) child.prependListener('exit', changed);
    return child;
  }
);

for (const name of /** @type {const} */ (['mkdir', 'writeFile', 'rename', 'rm'])) {
  const write = /** @type {(...args: unknown[]) => Promise<unknown>} */ (fs[name]);
  // @ts-expect-error one signature for all of them
  fs[name] = async (...args) => {
    const made = await write(...args);
    // What stands in a temporary folder is seen by nobody else.
    if (!/fairlead-commit-/.test(String(args[0]))) changed();
    return made;
  };
}

const { fetch } = globalThis;
globalThis.fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (['PUT', 'POST', 'PATCH', 'DELETE'].includes(init?.method ?? 'GET')) changed();
  return response;
};

syncBuiltinESMExports();
