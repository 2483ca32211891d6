import { command } from '../command.js';
import { exits } from '../io.js';
import { atDesk, requestOf, withNumber } from './requests.js';

export const closeRequest = command<object>({
  name: 'request close',
  summary: 'Reject exactly what a request brings now: it is not proposed again, a newer release is.',
  configure: withNumber,
  examples: ['fairlead request close 1'],
  run: ({ args: [number] }, io) =>
    atDesk(io, async (desk) => {
      const { number: known, title } = requestOf(desk, Number(number));
      await desk.person.close(known);
      return { exit: exits.done, text: `closed request ${known}: ${title}`, json: { number: known } };
    }),
});
