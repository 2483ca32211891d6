import { FairleadError } from '@fairlead/model';
import { mergeJudged } from '@fairlead/pipeline/promotion';
import { command } from '../command.js';
import { exits, type Io } from '../io.js';
import { promoteDue } from '../promotion/due.js';
import { patience } from '../promotion/patience.js';
import { atDesk, type Desk, requestOf, withNumber } from './requests.js';

export const mergeRequest = command<object>({
  name: 'request merge',
  summary: 'Merge what a request brings now, if the rules of its branch hold and nothing holds it.',
  configure: withNumber,
  examples: ['fairlead request merge 1'],
  run: ({ args: [number] }, io) =>
    atDesk(io, async (desk) => {
      const { number: known, title, base, head, headCommit } = requestOf(desk, Number(number));
      const { mirror, forge } = desk.shared;
      const judge = () => refuseStopped(desk, io, { known, head, headCommit });
      const asked = { mirror, forge, number: known, base, head: headCommit, judge, waiting: patience };
      const merged = await mergeJudged(asked);
      if (merged.kind === 'blocked') throw refusal(known, merged.what);
      if (merged.kind === 'moved') throw refusal(known, 'it brings something else by now');
      const text = `merged request ${known} into ${base}: ${title} (${merged.commit.slice(0, 7)})`;
      return { exit: exits.done, text, json: { number: known, ...merged } };
    }),
});

interface Proposed {
  readonly known: number;
  readonly head: string;
  readonly headCommit: string;
}

/**
 * A freeze may have begun, or a hold been written, since the gate was looked at: it is looked at again now. A host with
 * pages requires the gate by its own settings.
 */
async function refuseStopped({ shared }: Desk, io: Io, { known, head, headCommit }: Proposed): Promise<void> {
  const [, , environment = ''] = head.split('/');
  await promoteDue(io, shared, [environment]);
  const statuses = [...(await shared.forge.statuses(headCommit)).values()];
  const stops = statuses.find(({ state }) => state !== 'success');
  if (stops !== undefined) throw refusal(known, `${stops.name} says: ${stops.description}`);
}

function refusal(number: number, what: string): FairleadError {
  const mend = 'look again with `fairlead request show` once that is over';
  const problem = {
    code: 'FL_REQUEST_BLOCKED',
    file: '',
    path: `request ${number}`,
    value: undefined,
  } as const;
  return new FairleadError([{ ...problem, what: `is not merged: ${what}`, mend }]);
}
