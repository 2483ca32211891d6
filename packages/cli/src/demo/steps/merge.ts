import { commit, git, push } from '../commit.js';
import { expected } from '../expected.js';
import { short } from '../runs.js';
import { changeSource, pushImages, tagVersion } from '../ship.js';
import type { Step } from '../step.js';

const free = 'feat: a berth says since when it is free';

/** The branch is merged; the merge commit gets an image of what it changes, and of nothing else. */
export const merge: Step = {
  name: 'merge',
  title: ({ subject: { service } }) => `Merge it: ${service} gets an image, tagged with the merge commit`,
  async run(stage) {
    const { subject } = stage;
    const { service, production } = subject;
    commit(stage, `feat: ${service} has up to ${subject.max + 2} pods in ${production.name}`);
    changeSource(stage, free);
    push(stage);
    git(stage, 'switch', '--quiet', '-');
    git(stage, 'merge', '--quiet', '--no-ff', '--message', free, 'feature/free-berths');
    push(stage);
    tagVersion(stage, 'v1.1.0');
    const [image] = await pushImages(stage, [service]);
    const merged = stage.git.run('rev-parse', 'HEAD');
    expected(image?.tag === merged, `the image is not tagged with the merge commit ${short(merged)}`);
    stage.say(`  ${service}@${image.digest}`);
    return {
      summary: `${service}:${short(merged)} is ${image.digest.slice(0, 19)}…`,
      json: { commit: merged, image },
    };
  },
};
