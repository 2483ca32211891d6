import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FairleadError, type Json } from '@fairlead/model';
import { Source } from '../../edit/source.js';
import { commit, push } from '../commit.js';
import { promoted } from '../promotion.js';
import { pull, pushImages, tagVersion } from '../ship.js';
import type { Stage } from '../stage.js';
import type { Step } from '../step.js';
import { strategyOf } from '../strategies.js';

/** Everything that a platform has elsewhere stands on this machine, and every service runs a first release. */
export const harbour: Step = {
  name: 'harbour',
  title: () => 'Open a harbour: a bare repository is the forge, a process on loopback the registry',
  async run(stage) {
    const { subject, environments, strategy, registry, say } = stage;
    const { stage: staging, production } = subject;
    for (const name of environments) {
      set(stage, name, 'registry', `${registry}/${name}`);
      // What the sample says to run was never built.
      for (const folder of ['releases', 'manifests']) {
        rmSync(join(stage.root, folderOf(name), folder), { recursive: true, force: true });
      }
    }
    set(stage, staging.name, 'delivery', strategyOf(strategy).delivery(subject.first.name));
    say(`${staging.name} ${strategyOf(strategy).words}; one value says so:`);
    say(`  delivery: { strategy: '${strategy}', … }`);
    await stage.projen();
    commit(stage, 'a registry on loopback, and nothing released yet');
    push(stage);
    const { built, unbuilt } = subject;
    const [image] = await pushImages(stage, built);
    tagVersion(stage, 'v1.0.0');
    await promoted(stage, 'promote', '--env', ...environments.filter((name) => name !== production.name));
    const released = built.filter((name) => !unbuilt.includes(name));
    for (const name of unbuilt)
      say(`${name} is left out: it has no Dockerfile yet, so nothing of it can run`);
    const why = ['--override', 'review', '--reason', 'the first release of all'];
    await promoted(stage, 'release', '--env', production.name, '--service', ...released, ...why);
    pull(stage);
    return {
      summary: `${built.length} images built; ${runningWords(subject)} in ${environments.join(', ')}`,
      json: { strategy, built, unbuilt, image },
    };
  },
};

const runningWords = ({ unbuilt }: Stage['subject']): string =>
  unbuilt.length === 0 ? 'every service runs' : `every service but ${unbuilt.join(', ')} runs`;

const folderOf = (name: string): string => `apps/environments/${name}`;

function set(stage: Stage, name: string, field: string, value: Json): void {
  const file = `${folderOf(name)}/environment.ts`;
  const path = join(stage.root, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const edited = new Source(text).withValue('environment', [field], value);
  if (edited === undefined) throw notEdited(file, field);
  writeFileSync(path, edited.text);
}

function notEdited(file: string, path: string): FairleadError {
  const what = 'cannot be edited by a program';
  const mend = 'write the definition as one object, or run the demo on the sample platform';
  return new FairleadError([{ code: 'FL_DEMO_EDIT', file, path, value: undefined, what, mend }]);
}
