import fc from 'fast-check';
import type { Override } from '../../plan/action.js';

/** What people, builds and clocks do. Numbers choose among what is there, so every sequence makes sense. */
export type Happening =
  | { readonly kind: 'commit' | 'ship'; readonly services: number; readonly branch: 'main' | 'feature' }
  | { readonly kind: 'build'; readonly service: number; readonly commit: number }
  | { readonly kind: 'clean'; readonly commit: number }
  | { readonly kind: 'tag'; readonly commit: number; readonly version: string }
  | { readonly kind: 'force-push'; readonly commits: number }
  | { readonly kind: 'define'; readonly service: number }
  | { readonly kind: 'freeze'; readonly environment: number; readonly on: boolean }
  | { readonly kind: 'run'; readonly steps: number }
  | { readonly kind: 'merge' | 'reject'; readonly request: number }
  | { readonly kind: 'revert'; readonly place: number }
  | {
      readonly kind: 'hold';
      readonly place: number;
      readonly hold: 'paused' | 'stops-here' | 'lift';
      readonly steps: number;
    }
  | {
      readonly kind: 'promote';
      readonly place: number;
      readonly what: 'newest' | 'commit' | 'version';
      readonly commit: number;
      readonly overrides: readonly Override['of'][];
      readonly steps: number;
    }
  | { readonly kind: 'rollback'; readonly place: number; readonly steps: number };

/** All of a command, or as much as it came to. */
const steps = fc.oneof({ arbitrary: fc.constant(99), weight: 2 }, fc.nat(4));
const place = fc.nat(11);
const commit = fc.nat(11);
const is = <const K extends string>(kind: K) => fc.constant(kind);

const development: readonly fc.WeightedArbitrary<Happening>[] = [
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constantFrom('commit', 'ship', 'ship', 'ship'),
      services: fc.integer({ min: 1, max: 7 }),
      branch: fc.constantFrom('main', 'main', 'main', 'feature'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: is('build'), service: fc.nat(2), commit }) },
  { weight: 1, arbitrary: fc.record({ kind: is('clean'), commit }) },
  { weight: 1, arbitrary: fc.record({ kind: is('define'), service: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ kind: is('force-push'), commits: fc.integer({ min: 1, max: 3 }) }) },
];

const promotion: readonly fc.WeightedArbitrary<Happening>[] = [
  { weight: 8, arbitrary: fc.record({ kind: is('run'), steps }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom('merge', 'merge', 'merge', 'reject'), request: fc.nat(5) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: is('promote'),
      place,
      what: fc.constantFrom('newest', 'commit', 'version'),
      commit,
      overrides: fc.constantFrom<readonly Override['of'][]>(
        [],
        [],
        ['ancestry'],
        ['branch', 'review'],
        ['downgrade', 'review'],
        ['freeze'],
        ['hold'],
        ['review'],
      ),
      steps,
    }),
  },
];

const trouble: readonly fc.WeightedArbitrary<Happening>[] = [
  { weight: 1, arbitrary: fc.record({ kind: is('freeze'), environment: fc.nat(2), on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: is('revert'), place }) },
  { weight: 2, arbitrary: fc.record({ kind: is('rollback'), place, steps }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: is('hold'),
      place,
      hold: fc.constantFrom('paused', 'stops-here', 'lift'),
      steps,
    }),
  },
];

/** Tags come and go, and name anything. */
const tags: readonly fc.WeightedArbitrary<Happening>[] = [
  {
    weight: 3,
    arbitrary: fc.record({
      kind: is('tag'),
      commit,
      version: fc.constantFrom('1.0.0', '1.1.0-rc.1', '1.1.0', '1.2.0', '2.0.0'),
    }),
  },
];

/** @param versions whether commits are tagged as they come, each higher than the one before, or in any order as well */
export function anyHappenings(versions: 'in-order' | 'in-any-order'): fc.Arbitrary<readonly Happening[]> {
  const all = [...development, ...promotion, ...trouble, ...(versions === 'in-order' ? [] : tags)];
  return fc.array(fc.oneof(...all), { minLength: 4, maxLength: 24, size: 'max' });
}
