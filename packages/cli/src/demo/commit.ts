import type { Stage } from './stage.js';

/** Commits all that differs in the clone, and says so. */
export function commit(stage: Stage, message: string): void {
  git(stage, 'add', '--all');
  git(stage, 'commit', '--quiet', '--message', message);
}

/** Pushes what was committed to the clone's own remote, and says so. */
export function push(stage: Stage): void {
  git(stage, 'push', '--quiet', 'origin', 'HEAD');
}

/** Runs git in the clone, and says so as a person would type it. */
export function git({ git, say }: Stage, ...args: readonly string[]): string {
  const shown = args.filter((arg) => arg !== '--quiet').map((arg) => (/[ ']/.test(arg) ? `'${arg}'` : arg));
  say(`$ git ${shown.join(' ')}`);
  return git.run(...args);
}
