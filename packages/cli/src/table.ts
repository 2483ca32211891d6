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
  promote: {
    summary: 'Do what is due: write releases, propose them',
    load: () => import('./commands/promote.js'),
  },
  release: { summary: 'Release a commit or a version by name', load: () => import('./commands/release.js') },
  rollback: {
    summary: 'Return to what ran before, and hold it',
    load: () => import('./commands/rollback.js'),
  },
  hold: { summary: 'Stop what arrives by itself, or let it go on', load: () => import('./commands/hold.js') },
  freeze: { summary: 'Say when releases move, in words', load: () => import('./commands/freeze.js') },
  request: {
    summary: 'Look at, approve, merge or close what is proposed',
    load: () => import('./commands/request.js'),
  },
  status: { summary: 'Show what runs where', load: () => import('./commands/status.js') },
  where: { summary: 'Tell how far a commit has come', load: () => import('./commands/where.js') },
  history: { summary: 'Tell what happened to releases', load: () => import('./commands/history.js') },
  dora: { summary: 'Count how often and how fast commits arrive', load: () => import('./commands/dora.js') },
  new: { summary: 'Add a service or an environment', load: () => import('./commands/new.js') },
  demo: { summary: 'Walk through a change in a temporary clone', load: () => import('./commands/demo.js') },
};
