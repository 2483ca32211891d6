import type { Stage } from './stage.js';

/** Commits all that differs in the clone, and says so. */
export function commit({ git, say }: Stage, message: string): void {
  say(`$ git add --all && git commit --message '${message}'`);
  git.run('add', '--all');
  git.run('commit', '--quiet', '--message', message);
}

/** Pushes what was committed to the clone's own remote, and says so. */
export function push({ git, say }: Stage): void {
  say('$ git push origin HEAD');
  git.run('push', '--quiet', 'origin', 'HEAD');
}
