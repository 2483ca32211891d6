import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FairleadError } from '@fairlead/model';
import { Source } from '../../edit/source.js';
import { affectedTasks, sayAffected } from '../affected.js';
import { git } from '../commit.js';
import { expected } from '../expected.js';
import type { Stage } from '../stage.js';
import type { Step } from '../step.js';

/** On a feature branch one value of one service is edited for one environment, and only what follows is written. */
export const change: Step = {
  name: 'change',
  title: ({ subject: { service, production } }) =>
    `On a feature branch, change ${service} in ${production.name} and nowhere else`,
  async run(stage) {
    const { say, subject, environments } = stage;
    git(stage, 'switch', '--quiet', '--create', 'feature/free-berths');
    edit(stage);
    const edited = stage.git
      .run('diff', '--unified=0')
      .split('\n')
      .filter((line) => /^[-+] /.test(line));
    say(definitionOf(subject));
    for (const line of edited) say(`  ${line}`);
    await stage.fairlead('update');
    const changed = stage.git
      .run('status', '--porcelain')
      .split('\n')
      .map((line) => line.slice(3));
    for (const file of changed) say(`  ${file}`);
    const tasks = await affectedTasks(stage, 'HEAD');
    sayAffected(stage, tasks);
    const touched = environments.filter((environment) =>
      tasks.some((task) => task.startsWith(`${environment}:`)),
    );
    expected(`${touched}` === subject.production.name, `${touched.join(', ') || 'nothing'} is affected`);
    return {
      summary: `${edited.length <= 2 ? 'one line' : 'a few lines'} of ${subject.service}/service.ts: only ${touched.join(', ')} is affected`,
      json: { edited, changed, affected: tasks },
    };
  },
};

function definitionOf({ service }: Stage['subject']): string {
  return `apps/services/${service}/service.ts`;
}

function edit({ root, subject }: Stage): void {
  const { service, workload, production, max } = subject;
  const file = definitionOf(subject);
  const place = ['overrides', production.name, 'workloads', workload, 'scaling', 'max'];
  const source = new Source(readFileSync(join(root, file), 'utf8'));
  const edited = source.withValue('service', place, max + 2);
  if (edited === undefined) {
    const what = `cannot be edited by a program at ${place.join('.')}`;
    const mend = 'write the definition as one object, or run the demo on the sample platform';
    throw new FairleadError([{ code: 'FL_DEMO_EDIT', file, path: service, value: undefined, what, mend }]);
  }
  writeFileSync(join(root, file), edited.text);
}
