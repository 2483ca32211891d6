import { freezeState } from '@fairlead/model';
import { statusOf } from '@fairlead/pipeline/ledger';
import { openRequests, proposedHolds } from '@fairlead/pipeline/promotion';
import { command } from '../command.js';
import { exits } from '../io.js';
import { entriesOf } from '../promotion/entries.js';
import { statusText } from '../promotion/status-text.js';
import { surveyed } from '../promotion/surveyed.js';

export { statusCommand as command };

const statusCommand = command<{ env?: readonly string[] }>({
  name: 'status',
  summary: 'Show what runs where: version or commit, for how long, and what stands in the way of the next.',
  configure: (line) => line.option('--env <environment...>', 'Environments to show (default: all)'),
  examples: ['fairlead status', 'fairlead status --env prod --json'],
  async run({ options: { env } }, io) {
    const standing = await surveyed(io, env);
    const { forge, mirror } = standing.shared;
    const [entries, { moving, holding }] = await Promise.all([
      entriesOf(standing),
      openRequests({ git: mirror.git, forge }),
    ]);
    const described = standing.environments.map(
      async ({ environment, ledger, files, services, redefined }) => {
        const freeze = freezeState(environment.freezes, io.now);
        const all = [...services].map(([name, state]) => {
          const release = files.releases.get(name);
          const problem = files.releaseProblems.get(name);
          const read = { ...(release && { release }), ...(problem && { problem }) };
          return [name, { retired: state === 'retired', redefined: redefined.has(name), ...read }] as const;
        });
        const { promote } = environment.delivery;
        return {
          name: environment.name,
          ...(freeze.state === 'frozen' && { frozen: freeze.words }),
          ...(typeof promote === 'object' && { sets: promote.sets }),
          holds: files.holds,
          proposedHolds: await proposedHolds(mirror.git, holding, { name: environment.name, ledger }),
          holdProblems: files.holdProblems,
          services: Object.fromEntries(all),
        };
      },
    );
    const environments = await Promise.all(described);
    const status = statusOf({ environments, entries, requests: moving, now: io.now });
    return { exit: exits.done, text: statusText(status, io.colour), json: status };
  },
});
