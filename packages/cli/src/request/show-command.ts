import { terminalText } from '@fairlead/pipeline/promotion';
import { command } from '../command.js';
import { exits } from '../io.js';
import { atDesk, requestOf, withNumber } from './requests.js';

export const showRequest = command<object>({
  name: 'request show',
  summary:
    'Show what a request says, and what is said about it; with --json its text is that of the forge, in Markdown.',
  configure: withNumber,
  examples: ['fairlead request show 1'],
  run: ({ args: [number] }, io) =>
    atDesk(io, async (desk) => {
      const request = requestOf(desk, Number(number));
      const statuses = [...(await desk.shared.forge.statuses(request.headCommit)).values()];
      const comments = await desk.shared.forge.comments(request.number);
      const { title, state, mergeable, body, approvedBy } = request;
      const lines = [
        `${title} (${request.number}, ${state === 'open' ? mergeable : state})`,
        ...statuses.map(({ name, state: said, description }) => `${name}: ${said}, ${description}`),
        ...(approvedBy.length === 0 ? [] : [`approved by ${approvedBy.join(', ')}`]),
        ...[...comments.values()].map((each) => `comment: ${each}`),
        '',
        terminalText(body).trimEnd(),
      ];
      return {
        exit: exits.done,
        text: lines.join('\n'),
        json: { ...request, statuses, comments: Object.fromEntries(comments) },
      };
    }),
});
