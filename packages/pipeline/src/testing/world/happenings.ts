import fc from 'fast-check';
import { planHold } from '../../ask/hold.js';
import { changed, merged } from './apply-world.js';
import { observeWorld } from './observe-world.js';
import { merging, promoting, Story } from './story.js';

/** What people, builds and clocks do. Numbers choose among what is there, so every sequence makes sense. */
export type Happening =
  | { readonly kind: 'commit' | 'ship'; readonly services: number; readonly branch: 'main' | 'feature' }
  | { readonly kind: 'build'; readonly service: number; readonly commit: number }
  | { readonly kind: 'clean'; readonly commit: number }
  | { readonly kind: 'freeze'; readonly environment: number; readonly on: boolean }
  | { readonly kind: 'run'; readonly steps: number }
  | { readonly kind: 'merge' | 'reject'; readonly request: number }
  | { readonly kind: 'revert'; readonly place: number }
  | { readonly kind: 'hold'; readonly place: number; readonly hold: 'paused' | 'stops-here' | 'lift' };

const services = { api: ['main'], jobs: ['main', 'aux'], web: ['main'] };
const names = Object.keys(services);

const happenings: fc.Arbitrary<Happening> = fc.oneof(
  {
    arbitrary: fc.record({ kind: fc.constant('run' as const), steps: fc.oneof(fc.constant(99), fc.nat(4)) }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      kind: fc.constantFrom('commit' as const, 'ship' as const, 'ship' as const),
      services: fc.integer({ min: 1, max: 7 }),
      branch: fc.constantFrom('main' as const, 'main' as const, 'main' as const, 'feature' as const),
    }),
    weight: 5,
  },
  {
    arbitrary: fc.record({ kind: fc.constant('build' as const), service: fc.nat(2), commit: fc.nat(11) }),
    weight: 4,
  },
  {
    arbitrary: fc.record({ kind: fc.constantFrom('merge' as const, 'reject' as const), request: fc.nat(5) }),
    weight: 4,
  },
  { arbitrary: fc.record({ kind: fc.constant('clean' as const), commit: fc.nat(11) }), weight: 2 },
  {
    arbitrary: fc.record({ kind: fc.constant('freeze' as const), environment: fc.nat(2), on: fc.boolean() }),
    weight: 1,
  },
  { arbitrary: fc.record({ kind: fc.constant('revert' as const), place: fc.nat(11) }), weight: 2 },
  {
    arbitrary: fc.record({
      kind: fc.constant('hold' as const),
      place: fc.nat(11),
      hold: fc.constantFrom('paused' as const, 'stops-here' as const, 'lift' as const),
    }),
    weight: 1,
  },
);

const promotes = fc.constantFrom('each' as const, 'together' as const, { sets: { shop: ['api', 'web'] } });

/**
 * A story that has gone on for a while.
 *
 * @param merges whether requests wait for people
 */
export function anyStory(merges: 'by-hand' | 'by-itself' | 'either' = 'either'): fc.Arbitrary<Story> {
  const autoMerge = merges === 'either' ? fc.boolean() : fc.constant(merges === 'by-itself');
  const places = fc
    .record({ first: promotes, second: promotes, third: promotes, autoMerge })
    .map(({ first, second, third, autoMerge: by }) => [
      merging('dev', { promote: first }),
      promoting('stg', 'dev', { promote: second, autoMerge: by }),
      promoting('prod', 'stg', { promote: third, autoMerge: by }),
    ]);
  return fc
    .tuple(places, fc.array(happenings, { minLength: 4, maxLength: 20, size: 'max' }))
    .map(([all, sequence]) => {
      const story = new Story({ places: all, services });
      for (const happening of sequence) happens(story, happening);
      return story;
    });
}

/** One thing happens; nothing, where there is nothing for it to happen to. */
export function happens(story: Story, happening: Happening): void {
  switch (happening.kind) {
    case 'commit':
    case 'ship':
      committed(story, happening);
      break;
    case 'build':
      built(story, happening);
      break;
    case 'clean':
      cleaned(story, happening.commit);
      break;
    case 'freeze':
      frozen(story, happening);
      break;
    case 'run':
      story.run(happening.steps);
      break;
    case 'merge':
    case 'reject':
      decided(story, happening);
      break;
    case 'revert':
      reverted(story, placeAt(story, happening.place));
      break;
    case 'hold':
      held(story, placeAt(story, happening.place), happening.hold);
      break;
    default:
      happening satisfies never;
  }
}

function built(story: Story, { service, commit: at }: Extract<Happening, { kind: 'build' }>): void {
  const { sources } = story.world;
  const commit = sources[at % Math.max(1, sources.length)]?.id;
  if (commit !== undefined) story.build(names[service] ?? '', commit);
}

function committed(
  story: Story,
  { kind, services: bits, branch }: Extract<Happening, { kind: 'commit' | 'ship' }>,
): void {
  const touches = names.filter((_, at) => (bits >> at) % 2 === 1);
  const main = story.world.sources.findLast((each) => each.branch === 'main')?.id;
  const from = branch === 'main' || main === undefined ? {} : { branch, parent: main };
  if (kind === 'ship') story.ship(touches, from);
  else story.commit(touches, from);
}

/** The registry keeps nothing of a commit any more. */
function cleaned(story: Story, at: number): void {
  const { sources, images } = story.world;
  const commit = sources[at % Math.max(1, sources.length)]?.id ?? '';
  const kept = Object.entries(images).filter(([reference]) => !reference.endsWith(commit) || commit === '');
  story.world = { ...story.world, images: Object.fromEntries(kept) };
}

const stop = { reason: 'a test', timeZone: 'UTC', from: '2026-11-01T00:00', to: '2026-12-01T00:00' };

function frozen(story: Story, { environment: at, on }: Extract<Happening, { kind: 'freeze' }>): void {
  const { name } = story.world.places[at % story.world.places.length] ?? { name: '' };
  story.freeze(name, on ? { stop } : {});
}

function decided(
  story: Story,
  { kind, request: at }: { readonly kind: 'merge' | 'reject'; readonly request: number },
) {
  const open = story.world.requests.filter(({ state }) => state === 'open');
  const request = open[at % Math.max(1, open.length)];
  if (request === undefined) return;
  story.world =
    kind === 'merge'
      ? merged(story.world, request)
      : changed(story.world, request.number, (each) => ({ ...each, state: 'rejected' }));
}

/** `dev/api`, … `prod/web`, and each environment as a whole. */
function placeAt({ world }: Story, at: number): string {
  const all = world.places.flatMap(({ name }) => [...names, '_all'].map((service) => `${name}/${service}`));
  return all[at % all.length] ?? '';
}

function reverted(story: Story, place: string): void {
  const now = story.release(place);
  const before = story.world.states.findLast(({ releases }) => releases[place] !== now)?.releases[place];
  if (before !== undefined && now !== undefined) story.write(place, before);
}

/** By the command, which tells open requests at once. */
function held(story: Story, place: string, kind: 'paused' | 'stops-here' | 'lift'): void {
  const [environment = '', service = ''] = place.split('/');
  const said = { reason: 'a test', by: 'kim', at: '2026-11-26T10:00:00Z' };
  const change = kind === 'lift' ? ({ lift: 'every' } as const) : { kind, ...said };
  story.apply(planHold(observeWorld(story.world), { environment, service, change }, story.now));
}
