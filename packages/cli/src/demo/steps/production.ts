import { manifestsOnDisk } from '../../manifests/on-disk.js';
import { affectedTasks, sayAffected } from '../affected.js';
import { openRequest } from '../promotion.js';
import { expectArrived, short } from '../runs.js';
import { pull } from '../ship.js';
import type { Stage } from '../stage.js';
import type { Step } from '../step.js';

/** A person approves and merges, and what Argo CD would apply has changed in production alone. */
export const production: Step = {
  name: 'production',
  title: ({ subject: { production } }) => `Approve and merge: ${production.name} takes it`,
  async run(stage) {
    const { service, production } = stage.subject;
    const commit = stage.git.run('rev-parse', 'HEAD');
    const number = await openRequest(stage);
    await stage.fairlead('request', 'approve', `${number}`);
    await stage.fairlead('request', 'merge', `${number}`);
    pull(stage);
    await expectArrived(stage, commit, { [production.name]: 'runs' });
    const tasks = await affectedTasks(stage, 'HEAD^');
    sayAffected(stage, tasks);
    const delivered = (await stage.fairlead('deploy', '--env', production.name)).json;
    const files = applied(stage);
    return {
      summary: `${service} ${short(commit)} runs in ${production.name}; Argo CD would apply ${files.length} files`,
      json: { commit, affected: tasks, delivered, files },
    };
  },
};

function applied({ root, say, subject: { production } }: Stage) {
  const folder = `${production.environment.folder}/manifests`;
  const files = [...manifestsOnDisk(root, folder)].map(([path, content]) => ({
    path,
    bytes: Buffer.byteLength(content),
  }));
  say(`What Argo CD would apply in ${production.name}: ${folder}`);
  const width = Math.max(...files.map(({ path }) => path.length));
  for (const { path, bytes } of files) say(`  ${path.padEnd(width)}  ${`${bytes}`.padStart(6)} bytes`);
  return files;
}
