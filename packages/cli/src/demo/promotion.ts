import type { Plan } from '@fairlead/pipeline/plan';
import type { Done } from '@fairlead/pipeline/promotion';
import { journalText } from '../promotion/journal-text.js';
import { expected } from './expected.js';
import type { Stage } from './stage.js';

/** What a command that promotes did. */
export interface Journal {
  readonly journal: readonly Done[];
  readonly notes: Plan['actions'];
}

/** Runs a command that promotes, and says what it did; what is as it was goes without saying. */
export async function promoted(stage: Stage, ...args: readonly string[]): Promise<Journal> {
  const { journal, notes } = (await stage.fairlead(...args)).json as Journal;
  const news = notes.filter((note) => !(note.kind === 'skip' && quiet.includes(note.because)));
  for (const line of journalText(journal, news).split('\n')) stage.say(`  ${line}`);
  return { journal, notes };
}

const quiet: readonly string[] = ['unchanged', 'waits-for-merge'];

/** Number of the one request that was opened or brought up to date. */
export function requestIn({ journal }: Journal, environment: string): number {
  const numbers = journal.flatMap(({ action, outcome }) =>
    outcome.kind === 'request' && 'request' in action && action.request.target.environment === environment
      ? [outcome.number]
      : [],
  );
  const [number] = numbers;
  expected(number !== undefined, `no request for ${environment} was opened`);
  return number;
}

/** Number of the one request that is open. */
export async function openRequest({ fairlead }: Stage): Promise<number> {
  const { requests } = (await fairlead('request', 'list')).json as {
    readonly requests: readonly { readonly number: number }[];
  };
  const [request, ...others] = requests;
  expected(request !== undefined && others.length === 0, `${requests.length} requests are open, not one`);
  return request.number;
}
