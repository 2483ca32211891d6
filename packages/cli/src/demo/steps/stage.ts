import { promoted, requestIn } from '../promotion.js';
import { expectArrived, short } from '../runs.js';
import type { Step } from '../step.js';

/** What was built arrives in the stage by itself; at the same time it is proposed for production and not merged. */
export const stage: Step = {
  name: 'stage',
  title: ({ subject: { stage, production } }) =>
    `Promote: ${stage.name} takes it, and a request proposes it for ${production.name}`,
  async run(stage) {
    const { service, stage: staging, production } = stage.subject;
    const commit = stage.git.run('rev-parse', 'HEAD');
    const journal = await promoted(stage, 'promote');
    const request = requestIn(journal, production.name);
    await expectArrived(stage, commit, { [staging.name]: 'runs', [production.name]: 'not-yet' });
    return {
      summary: `${service} ${short(commit)} runs in ${staging.name}; request ${request} waits for a person`,
      json: { commit, request },
    };
  },
};
