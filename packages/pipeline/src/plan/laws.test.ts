import { isAbout, setHash } from '@fairlead/model';
import { expect } from 'vitest';
import { definitionOf, definitionsUpTo } from '../testing/world/defined.js';
import {
  holdsOn,
  type Move,
  movesOf,
  rejectedBefore,
  remembering,
  takenByHand,
} from '../testing/world/moves.js';
import { missingOf } from '../testing/world/observe-world.js';
import type { Story } from '../testing/world/story.js';
import { lawsOf } from '../testing/world/thousand.js';
import { ancestors } from '../testing/world/world.js';
import type { Override } from './action.js';
import { compareVersions } from './versions.js';

const law = lawsOf();

/** What holds for every release that was ever written, unless a person had it set aside by name. */
function lawOfMoves(
  name: string,
  aside: readonly Override['of'][],
  keeps: (move: Move, story: Story) => void,
): void {
  law(name, (story) => {
    for (const move of movesOf(story.world)) {
      // A rollback goes past order and holds: that is what it is for.
      if (move.state.writer === 'rollback') continue;
      if (!move.state.aside.some((of) => aside.includes(of))) keeps(move, story);
    }
  });
}

lawOfMoves(
  'never an older commit over a newer one by itself',
  ['ancestry'],
  ({ service, from, to }, { world }) => {
    const [old, next] = [from?.source.commit, to.source.commit];
    if (old === undefined || old === next) return;
    const all = remembering(world);
    expect(ancestors(all, old)).not.toContain(next);
    expect(missingOf(all, { from: old, to: next, service })).toEqual([]);
  },
);

lawOfMoves('never a lower version over a higher one by itself', ['downgrade'], ({ from, to }) => {
  if (from?.version === undefined || to.version === undefined) return;
  expect(compareVersions(to.version, from.version)).not.toBe(-1);
});

lawOfMoves('a commit of a branch arrives only where those are accepted', ['branch'], ({ place, to }) => {
  if (place.delivery.accepts === 'tracked') expect(to.source.branchedFrom).toBeUndefined();
});

lawOfMoves('what is paused never moves, not for the first time either', ['hold'], (move, { now }) => {
  expect(holdsOn(move, move.place, now).filter(({ kind }) => kind === 'paused')).toEqual([]);
});

lawOfMoves('what was rolled back never returns by itself', ['hold'], (move, { now }) => {
  const set = setHash({ [move.service]: move.to });
  const against = holdsOn(move, move.place, now).filter(
    (hold) => hold.kind === 'not-again' && hold.set === set,
  );
  expect(against).toEqual([]);
});

law('what a person took out by hand is not written again by the next run', ({ world }) => {
  for (const move of movesOf(world)) {
    const taken = takenByHand(move);
    if (move.state.writer !== 'run' || taken === undefined) continue;
    expect(setHash({ [move.service]: move.to })).not.toBe(setHash({ [move.service]: taken }));
  }
});

lawOfMoves(
  'a release that stops in an environment goes to no other one',
  ['hold', 'review'],
  (move, { world, now }) => {
    const { delivery } = move.place;
    if (delivery.strategy !== 'pull-request') return;
    const from = world.places.filter(({ name }) => name === delivery.from);
    const holds = from.flatMap((each) => holdsOn(move, each, now));
    const stops = holds.filter((hold) => hold.kind === 'stops-here' && isAbout(hold, move.service, move.to));
    expect(stops).toEqual([]);
  },
);

law('what stands on a ledger of its own is of the definition that its release names', ({ world }) => {
  for (const { branch, releases, rendered } of world.states) {
    for (const [at, { renderedFrom }] of Object.entries(releases)) {
      expect(renderedFrom === undefined).toBe(branch === 'main');
      expect(rendered[at]).toBe(renderedFrom);
    }
  }
});

law(
  'what was tested ships with the definition that it was tested with, or a newer one that is the same there',
  (story) => {
    const world = remembering(story.world);
    for (const { place, service, to, state } of movesOf(world)) {
      const { environment: first, hash } = to.definition;
      const isTested = 'from' in place.delivery && place.delivery.from === first;
      if (to.renderedFrom === undefined || state.writer === 'rollback') continue;
      const line = ancestors(world, to.renderedFrom);
      const edits = definitionsUpTo(world, `${isTested ? first : place.name}/${service}`, line[0] ?? '');
      const tested = world.sources.find(({ id }) => definitionOf(id) === hash)?.id;
      const isApart = world.places.some(({ name, branch }) => name === first && branch !== 'main');
      // From another one between, or from this tree, it is rendered from what stands today.
      if (first === place.name) expect(definitionOf(edits[0] ?? '')).toBe(hash);
      else if (isTested && isApart && !line.includes(tested ?? ''))
        expect(ancestors(world, tested ?? '')).toContain(to.renderedFrom);
      else if (isTested && isApart) expect(edits[0]).toBe(tested);
    }
  },
);

law('a branch that moves on without an edit of a definition moves nothing', (story) => {
  for (const _ of story.world.places) story.run();
  story.settle();
  const before = [story.world.states.length, story.world.requests.length];
  story.commit([]);
  story.run();
  expect([story.world.states.length, story.world.requests.length]).toEqual(before);
});

law('what was closed without a merge is never proposed again by itself', ({ world }) => {
  const proposed = world.requests.filter(({ state, hand }) => state !== 'rejected' && hand === 'run');
  expect(proposed.flatMap(({ number }) => rejectedBefore(world, number) ?? [])).toEqual([]);
});

law('never two open requests for one target', ({ world }) => {
  const open = world.requests.filter(({ state }) => state === 'open');
  // One that promotes and one that holds are about the same and do not the same.
  const targets = open.map(({ branch }) => branch);
  expect(targets).toEqual([...new Set(targets)]);
});
