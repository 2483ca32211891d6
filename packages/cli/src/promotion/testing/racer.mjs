// @ts-check
// A process that runs commands in one clone when it is told to, with the bundles that `fairlead` runs. It starts once:
// two of them meet in the work itself, round after round, and not in the start of node.
import { pathToFileURL } from 'node:url';

const [root = '', dist = ''] = process.argv.slice(2);

process.on('message', async (/** @type {readonly string[]} */ [name, ...argv]) => {
  const { command } = await import(new URL(`commands/${name}.js`, pathToFileURL(`${dist}/`)).href);
  const io = { root, env: process.env, now: new Date(), colour: false, progress: () => {} };
  try {
    const { exit, text } = await command.run(argv, io);
    process.send?.({ exit, text });
  } catch (error) {
    process.send?.({ exit: -1, text: error instanceof Error ? error.stack : String(error) });
  }
});
