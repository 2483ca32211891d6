import { allServices, buildHash, isAbout, setHash } from '@fairlead/model';
import { expect } from 'vitest';
import { liftable, planHold } from '../ask/hold.js';
import { definitionOf, definitionsUpTo } from '../testing/world/defined.js';
import {
  absentFor,
  holdsOn,
  type Move,
  movesOf,
  rejectedBefore,
  remembering,
  returnsIn,
  takenByHand,
} from '../testing/world/moves.js';
import { missingOf, observeWorld } from '../testing/world/observe-world.js';
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
  const against = holdsOn(move, move.place, now).filter(
    (hold) => hold.kind === 'not-again' && isAbout(hold, move.to),
  );
  expect(against).toEqual([]);
});

law('what was rolled back never returns by itself, not after a plain lift either', (story) => {
  if (story.world.states.every(({ writer }) => writer !== 'rollback')) return;
  for (const { name: environment } of story.world.places) {
    for (const service of [...Object.keys(story.world.services), allServices]) {
      const lift = { environment, service, change: { lift: liftable } };
      story.apply(planHold(observeWorld(story.world), lift, story.now));
    }
  }
  for (const { name } of story.world.places) {
    story.run();
    story.merge(name);
  }
  story.run();
  expect(returnsIn(story.world)).toEqual([]);
});

law('what is held does not move, wherever the command that holds it was killed', (story) => {
  const said = { kind: 'paused', reason: 'a test', by: 'kim', at: '2026-11-26T10:00:00Z' } as const;
  for (const { name: environment } of story.world.places) {
    if (story.open(environment).length === 0) continue;
    const ask = { environment, service: allServices, change: said };
    const made = planHold(observeWorld(story.world), ask, story.now);
    for (let steps = 0; steps <= made.actions.length; steps += 1) {
      const killed = story.copy();
      killed.apply(made, { steps });
      if (!killed.holds(`${environment}/${allServices}`).some(({ kind }) => kind === said.kind)) continue;
      const { length: before } = movesOf(killed.world);
      killed.merge(environment);
      const moved = movesOf(killed.world).slice(before);
      expect(moved.filter(({ state }) => !state.aside.includes('hold'))).toEqual([]);
    }
  }
});

lawOfMoves('a release is never chosen before all of its images are there', ['unverified'], (move, story) => {
  expect(absentFor(move, story.world)).toEqual([]);
});

law('what a person took out by hand is not written again by the next run', ({ world }) => {
  for (const move of movesOf(world)) {
    const taken = takenByHand(move);
    if (move.state.writer !== 'run' || taken === undefined) continue;
    expect(setHash({ [move.service]: move.to })).not.toBe(setHash({ [move.service]: taken }));
  }
});

lawOfMoves(
  'a release that stops in an environment goes to no other one, on whatever way',
  ['hold'],
  (move, { world, now }) => {
    if (move.from !== undefined && buildHash(move.from) === buildHash(move.to)) return;
    const others = world.places.filter(({ name }) => name !== move.place.name);
    const holds = others.flatMap((each) => holdsOn(move, each, now));
    expect(holds.filter((hold) => hold.kind === 'stops-here' && isAbout(hold, move.to))).toEqual([]);
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
