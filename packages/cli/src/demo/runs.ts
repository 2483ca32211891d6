import type { Status, Where } from '@fairlead/pipeline/ledger';
import { expected } from './expected.js';
import type { Stage } from './stage.js';

/** How far a commit has come in each environment, shown and held to where it is expected. */
export async function expectArrived(
  stage: Stage,
  commit: string,
  wanted: { readonly [environment: string]: 'runs' | 'not-yet' | 'gone' },
): Promise<void> {
  const { services } = (await stage.fairlead('where', commit)).json as Where;
  const { service } = stage.subject;
  const arrivals = services.find(({ name }) => name === service)?.environments ?? [];
  const width = Math.max(...stage.environments.map(({ length }) => length));
  for (const { environment, state } of arrivals) {
    stage.say(`  ${service}  ${environment.padEnd(width)}  ${words[state]}`);
  }
  for (const [environment, state] of Object.entries(wanted)) {
    const found = arrivals.find((each) => each.environment === environment)?.state;
    expected(found === state, `${service} ${short(commit)} in ${environment}: ${found}, not ${state}`);
  }
}

const words = { runs: 'runs', 'not-yet': 'not yet', gone: 'gone' } as const;

/** What an environment says of the service that is carried. */
export function standingOf(
  { environments }: Status,
  { subject }: Stage,
  environment: string,
): Status['environments'][number]['services'][number] {
  const found = environments
    .find(({ name }) => name === environment)
    ?.services.find(({ name }) => name === subject.service);
  expected(found !== undefined, `status does not know ${subject.service} in ${environment}`);
  return found;
}

export const short = (commit: string): string => commit.slice(0, 7);
