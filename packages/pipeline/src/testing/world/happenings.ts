import fc from 'fast-check';
import type { Override } from '../../plan/action.js';

/** What people, builds and clocks do. Numbers choose among what is there, so every sequence makes sense. */
export type Happening =
  | {
      readonly kind: 'commit' | 'ship';
      readonly services: number;
      readonly branch: 'main' | 'feature';
      /** Whether it brings what other branches have, squashed. */
      readonly squashes: boolean;
    }
  | { readonly kind: 'hotfix'; readonly place: number }
  | { readonly kind: 'build'; readonly service: number; readonly commit: number }
  | { readonly kind: 'clean'; readonly commit: number }
  | { readonly kind: 'tag'; readonly commit: number; readonly version: string }
  | { readonly kind: 'force-push'; readonly commits: number }
  | { readonly kind: 'define'; readonly service: number; readonly environments: number }
  | { readonly kind: 'freeze'; readonly environment: number; readonly on: boolean }
  | { readonly kind: 'run'; readonly steps: number }
  | { readonly kind: 'merge' | 'reject'; readonly request: number }
  | { readonly kind: 'revert'; readonly place: number }
  | {
      readonly kind: 'hold';
      readonly place: number;
      readonly hold: 'paused' | 'stops-here' | 'lift' | 'lift-pause';
      readonly carry: 'commit' | 'request';
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

/** Steps of a command that nobody kills. */
export const whole = 99;

/** All of a command, or as much as it came to. */
const steps = fc.oneof({ arbitrary: fc.constant(whole), weight: 2 }, fc.nat(4));
const place = fc.nat(11);
const commit = fc.nat(11);
const is = <const K extends string>(kind: K) => fc.constant(kind);

function commits(branch: 'main' | 'feature') {
  return fc.record({
    kind: fc.constantFrom('commit', 'ship', 'ship', 'ship'),
    services: fc.integer({ min: 1, max: 7 }),
    branch: fc.constant(branch),
    squashes: fc.constantFrom(false, false, false, true),
  });
}

const development: readonly fc.WeightedArbitrary<Happening>[] = [
  { weight: 6, arbitrary: commits('main') },
  { weight: 2, arbitrary: fc.record({ kind: is('build'), service: fc.nat(2), commit }) },
  { weight: 1, arbitrary: fc.record({ kind: is('clean'), commit }) },
];

const promotion: readonly fc.WeightedArbitrary<Happening>[] = [
  { weight: 8, arbitrary: fc.record({ kind: is('run'), steps }) },
  { weight: 5, arbitrary: fc.record({ kind: is('merge'), request: fc.nat(5) }) },
];

/** What people decide against, go past, or take back. */
const trouble: readonly fc.WeightedArbitrary<Happening>[] = [
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
  { weight: 2, arbitrary: fc.record({ kind: is('reject'), request: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: is('freeze'), environment: fc.nat(2), on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: is('revert'), place }) },
  { weight: 3, arbitrary: fc.record({ kind: is('rollback'), place, steps }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: is('hold'),
      place,
      hold: fc.constantFrom('paused', 'stops-here', 'lift', 'lift-pause', 'lift-pause'),
      carry: fc.constantFrom('commit', 'commit', 'request'),
      steps,
    }),
  },
];

/** Branches, squashed back or not; definitions that change; tags that come and go, and name anything; a branch that is pushed by force. */
const tangles: readonly fc.WeightedArbitrary<Happening>[] = [
  { weight: 3, arbitrary: commits('feature') },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: is('define'),
      service: fc.nat(2),
      environments: fc.integer({ min: 1, max: 7 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: is('hotfix'), place }) },
  { weight: 1, arbitrary: fc.record({ kind: is('force-push'), commits: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: is('tag'),
      commit,
      version: fc.constantFrom('1.0.0', '1.1.0-rc.1', '1.1.0', '1.2.0', '2.0.0'),
    }),
  },
];

/** @param history `straight`: one branch that only grows, versions that only rise, and nobody who decides otherwise */
export function anyHappenings(history: 'straight' | 'tangled'): fc.Arbitrary<readonly Happening[]> {
  const straight = [...development, ...promotion];
  const all = history === 'straight' ? straight : [...straight, ...trouble, ...tangles];
  return fc.array(fc.oneof(...all), { minLength: 4, maxLength: 24, size: 'max' });
}
