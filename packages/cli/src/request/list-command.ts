import { command } from '../command.js';
import { exits } from '../io.js';
import { columns } from '../promotion/columns.js';
import { atDesk } from './requests.js';

export const listRequests = command<{ all?: true }>({
  name: 'request list',
  summary: 'List the requests of promotions.',
  configure: (line) => line.option('--all', 'Those that ended too'),
  examples: ['fairlead request list', 'fairlead request list --all --json'],
  run: ({ options: { all } }, io) =>
    atDesk(io, async ({ requests }) => {
      const shown = requests.filter(({ state }) => all || state === 'open');
      const rows = shown.map(({ number, state, title, mergeable }) => [
        `${number}`,
        state === 'open' ? mergeable : state,
        title,
      ]);
      const text = rows.length === 0 ? 'no request is open' : columns(rows).join('\n');
      return { exit: exits.done, text, json: { requests: shown } };
    }),
});
