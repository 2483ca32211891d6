import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  definitionHash,
  type EnvironmentResolution,
  parseRelease,
  printRelease,
  type Release,
} from '@fairlead/model';
import { affectedTasks, sayAffected } from '../affected.js';
import { commit } from '../commit.js';
import type { Stage } from '../stage.js';
import type { Step } from '../step.js';

/** A build arrives in one environment, and the same release moves on to the next: a commit each time. */
export const release: Step = {
  name: 'release',
  title: ({ subject: { service, source, environment } }) =>
    `Release ${service} to ${source.name}, then move it on to ${environment.name}`,
  async run(stage) {
    const { git, subject } = stage;
    const { service, source, environment } = subject;
    commit(stage, `${service}: up to ${subject.max + 2} pods in ${environment.name}`);
    const built = buildOf(stage, git.run('rev-parse', 'HEAD'));
    const arrived = await write(stage, source, built);
    const moved = await write(stage, environment, built);
    const tasks = await affectedTasks(stage, 'HEAD^');
    sayAffected(stage, tasks);
    return {
      summary: `${service} ${built.source.commit.slice(0, 12)} is in ${source.name} and ${environment.name}: ${moved.length} files a move`,
      json: { release: built, files: { [source.name]: arrived, [environment.name]: moved }, affected: tasks },
    };
  },
};

/** What CI would write after it has built a commit; nothing is built here, so the digests are made up. */
function buildOf({ root, subject, now }: Stage, commit: string): Release {
  const { service, source } = subject;
  const last = parseRelease(
    fileOf(source, service),
    readFileSync(join(root, fileOf(source, service)), 'utf8'),
  );
  const images = Object.entries(last.images).map(([name, image]) => {
    if (image.origin !== 'built') return [name, image];
    const digest = `sha256:${createHash('sha256').update(`${service} ${name} ${commit}`).digest('hex')}`;
    return [name, { ...image, tag: commit, digest }];
  });
  const resolved = `${source.environment.folder}/services/${service}.json`;
  return {
    ...last,
    images: Object.fromEntries(images),
    source: { commit, at: now.toISOString() },
    definition: {
      environment: source.name,
      hash: definitionHash(readFileSync(join(root, resolved), 'utf8')),
    },
  };
}

/** Writes a release into an environment, and commits what follows from it. */
async function write(stage: Stage, to: EnvironmentResolution, built: Release): Promise<readonly string[]> {
  const { root, git, say, fairlead, subject } = stage;
  writeFileSync(join(root, fileOf(to, subject.service)), printRelease(built));
  await fairlead('synth', '--env', to.name);
  const files = git
    .run('status', '--porcelain')
    .split('\n')
    .map((line) => line.slice(3));
  for (const file of files) say(`  ${file}`);
  commit(stage, `${to.name}: release ${subject.service} ${built.source.commit.slice(0, 12)}`);
  return files;
}

function fileOf({ environment: { folder } }: EnvironmentResolution, service: string): string {
  return `${folder}/releases/${service}.json`;
}
