import type { Command } from './command.js';

/** A command as help knows it, and how to get it. */
interface Entry {
  readonly summary: string;
  load(): Promise<{ readonly command: Command }>;
}

/** The command of this name, and none of those that every object has. */
export function entryOf(name: string): Entry | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}

/** Every command: help prints from here and loads none of them. */
export const commands: { readonly [name: string]: Entry } = {
  update: {
    summary: 'Write everything that follows from the definition',
    load: () => import('./commands/update.js'),
  },
  synth: {
    summary: 'Write the output of one or all environments',
    load: () => import('./commands/synth.js'),
  },
  diff: {
    summary: 'Show what changed, by object and field, against Git',
    load: () => import('./commands/diff.js'),
  },
  explain: { summary: 'Show a value and where it comes from', load: () => import('./commands/explain.js') },
  check: { summary: 'Find what is wrong before a cluster does', load: () => import('./commands/check.js') },
  deploy: { summary: 'See that an environment is what Git says', load: () => import('./commands/deploy.js') },
  image: {
    summary: 'Build the images that a commit needs, and push them',
    load: () => import('./commands/image.js'),
  },
  new: { summary: 'Add a service or an environment', load: () => import('./commands/new.js') },
  demo: { summary: 'Walk through a change in a temporary clone', load: () => import('./commands/demo.js') },
};
