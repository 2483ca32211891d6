import type { Hold } from '@fairlead/model';
import type { EnvironmentStatus, ServiceStatus, StandingHold, Status } from '@fairlead/pipeline/ledger';
import { oneLine } from '@fairlead/pipeline/plan';
import { createColors } from 'picocolors';
import { columns } from './columns.js';
import { spanWords } from './span.js';

/** Environments, and below each what its services run and what stands in their way. */
export function statusText({ environments }: Status, colour: boolean): string {
  const c = createColors(colour);
  const blocks = environments.map((environment) => {
    const stops = [
      ...(environment.frozen === undefined ? [] : [environment.frozen]),
      ...holdsWords(environment.holds).map(oneLine),
      ...lostWords(environment),
    ];
    return [
      c.bold(environment.name),
      ...stops.map((each) => `  ${c.yellow(each)}`),
      ...columns(environment.services.map(row)).map((line) => `  ${line}`),
    ].join('\n');
  });
  return blocks.join('\n');
}

function row(service: EnvironmentStatus['services'][number]): readonly string[] {
  const { name, ageSeconds, definition, holds, requests } = service;
  const age = ageSeconds === undefined ? '' : spanWords(ageSeconds);
  const notes = [
    ...holdsWords(holds),
    ...lostWords(service),
    ...(definition === 'waits' ? ['its definition was edited: that arrives with the next release'] : []),
    ...requests.map(({ number }) => `request ${number} is open`),
  ];
  return [name, runs(service), age, notes.join('; ')];
}

const lostWords = ({ holdProblem }: Pick<ServiceStatus, 'holdProblem'>): readonly string[] =>
  holdProblem === undefined ? [] : [`held: ${holdProblem.file} ${holdProblem.what}`];

function runs({ state, version, commit = '' }: ServiceStatus): string {
  switch (state) {
    case 'runs':
      return version === undefined ? commit.slice(0, 7) : `${version} (${commit.slice(0, 7)})`;
    case 'awaiting-first-release':
      return 'awaiting first release';
    case 'unreadable':
      return 'its release file cannot be read: `fairlead check`';
    case 'retired':
      return 'retired';
    default:
      return state satisfies never;
  }
}

const kinds: { readonly [K in Hold['kind']]: string } = {
  paused: 'paused',
  'stops-here': 'stops here',
  'not-again': 'one release does not return',
};

/** What does not return grows with every rollback: the last of it is told, and how many there are. */
function holdsWords(holds: readonly StandingHold[]): readonly string[] {
  const out = holds.filter(({ kind }) => kind === 'not-again');
  const others = holds.filter(({ kind }) => kind !== 'not-again').map((hold) => holdWords(hold));
  const last = out.at(-1);
  if (last === undefined) return others;
  const what = out.length === 1 ? kinds['not-again'] : `${out.length} releases do not return, the last`;
  return [...others, holdWords(last, what)];
}

function holdWords(hold: StandingHold, what = kinds[hold.kind]): string {
  const until = 'until' in hold && hold.until !== undefined ? ` until ${hold.until}` : '';
  const proposed = hold.proposed === undefined ? '' : `, proposed in request ${hold.proposed.number}`;
  return `${what}${until}: ${hold.reason} (${hold.by})${proposed}`;
}
