import type { Status } from '@fairlead/pipeline/ledger';
import { statusText } from '../../promotion/status-text.js';
import { expected } from '../expected.js';
import { standingOf } from '../runs.js';
import type { Step } from '../step.js';

/** Everything that happened is in Git, and is read from there. */
export const status: Step = {
  name: 'status',
  title: () => 'See what runs where, read from Git alone',
  async run(stage) {
    const status = (await stage.fairlead('status')).json as Status;
    for (const line of statusText(status, stage.colour).split('\n')) stage.say(`  ${line}`);
    const { production, stage: staging, service } = stage.subject;
    const [there, before] = [production, staging].map(({ name }) => standingOf(status, stage, name));
    expected(there?.holds.length === 2, `${production.name} has ${there?.holds.length} holds on ${service}`);
    expected(there.commit !== before?.commit, `${production.name} runs what ${staging.name} runs`);
    return {
      summary: `${status.environments.length} environments; ${service} in ${production.name} is held`,
      json: status,
    };
  },
};
