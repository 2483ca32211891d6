import { command } from '../command.js';
import { exits } from '../io.js';
import { atDesk, requestOf, withNumber } from './requests.js';

export const approveRequest = command<object>({
  name: 'request approve',
  summary: 'Approve what a request brings now. When it brings something else later, that needs another look.',
  configure: withNumber,
  examples: ['fairlead request approve 1'],
  run: ({ args: [number] }, io) =>
    atDesk(io, async (desk) => {
      const { number: known, headCommit, title } = requestOf(desk, Number(number));
      await desk.person.review(known, 'approved');
      const text = `approved request ${known}: ${title} (${headCommit.slice(0, 7)})`;
      return { exit: exits.done, text, json: { number: known, headCommit } };
    }),
});
