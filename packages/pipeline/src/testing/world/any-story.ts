import type { ResolvedDelivery } from '@fairlead/model';
import fc from 'fast-check';
import { anyHappenings, type Happening } from './happenings.js';
import { happens, services } from './happens.js';
import { merging, placed, promoting, Story, versioned } from './story.js';
import type { Place } from './world.js';

const promote = fc.constantFrom('each' as const, 'together' as const, { sets: { shop: ['api', 'web'] } });
const accepts = fc.constantFrom('tracked' as const, 'tracked' as const, 'any' as const);
const arrival = fc.record({ promote, accepts });

/** What kind of story is told. */
export interface Kind {
  /** Whether requests wait for people. @default either */
  readonly merges?: 'by-hand' | 'by-itself';
  /** `straight`: commits that are built and carried on, and nobody who decides otherwise. @default tangled */
  readonly history?: 'straight';
}

/** A story that has gone on for a while: under any strategy, with any unit, with ledgers here and on branches. */
export function anyStory({ merges, history }: Kind = {}): fc.Arbitrary<Story> {
  const autoMerge = merges === undefined ? fc.boolean() : fc.constant(merges === 'by-itself');
  const places = autoMerge.chain((by) =>
    fc.tuple(first, proposed('stg', 'dev', by), fc.oneof(proposed('prod', 'stg', by), byVersion)),
  );
  return fc.tuple(places, fc.nat(2), anyHappenings(history ?? 'tangled')).map(([all, before, sequence]) => {
    const story = new Story({ places: all, services });
    for (let version = 1; version <= before; version += 1) carried(story, `0.${version}.0`);
    for (const happening of sequence) happens(story, happening);
    // A failure shows what happened, not what came of it.
    return Object.assign(story, { [fc.toStringMethod]: () => told(all, before, sequence) });
  });
}

function told(places: readonly Place[], before: number, sequence: readonly Happening[]): string {
  const settings = places.map(({ delivery, branch }) => JSON.stringify({ ...delivery, ledger: branch }));
  return [...settings, `carried: ${before}`, ...sequence.map((each) => JSON.stringify(each))].join('\n');
}

/** A commit of every service that runs everywhere, as if each place took what is merged: there is something to return to. */
function carried(story: Story, version: string): void {
  const { places } = story.world;
  story.world = { ...story.world, places: places.map((each) => ({ ...each, ...takesAll(each) })) };
  story.ship(Object.keys(services), { version });
  story.run();
  story.world = { ...story.world, places };
}

const takesAll = ({ name }: Place) => ({ delivery: merging(name).delivery });

const first: fc.Arbitrary<Place> = fc.oneof(
  arrival.map((over) => merging('dev', over)),
  arrival.map((over) => {
    const delivery: ResolvedDelivery = { strategy: 'digest-commit', branch: 'deploy/dev', ...over };
    return { ...placed('dev', delivery), branch: delivery.branch };
  }),
);

function proposed(name: string, from: string, autoMerge: boolean): fc.Arbitrary<Place> {
  const branch = fc.constantFrom('main', 'main', `deploy/${name}`);
  return fc
    .tuple(arrival, branch)
    .map(([over, ledger]) => ({ ...promoting(name, from, { ...over, autoMerge }), branch: ledger }));
}

const byVersion: fc.Arbitrary<Place> = fc
  .tuple(arrival, fc.boolean(), fc.constantFrom('*', '^1.0.0'))
  .map(([over, prereleases, versions]) => versioned('prod', { ...over, prereleases, versions }));
