import { freezeState } from '@fairlead/model';
import type { Decision } from '../decide.js';
import type { Situation, Wish } from '../wish.js';

/** One thing that a proposal waits for, as it stands when the request is written. */
export interface Gate {
  readonly name: string;
  /** `unknown`: nobody tells yet. `set-aside`: a person did, with a reason. */
  readonly state: 'ok' | 'waits' | 'set-aside' | 'unknown';
  readonly words: string;
}

/** Every gate of a proposal, in the order in which people read them; what is against it comes with its words. */
export function gatesOf({ unit, moving }: Decision, at: Situation): readonly Gate[] {
  return [
    images(moving, at),
    platforms(moving, at),
    order(moving, at),
    hold(at),
    freeze(at),
    health(moving),
    ...set(unit.services),
  ];
}

function images(moving: readonly Wish[], at: Situation): Gate {
  const aside = asideOf(at, 'unverified');
  if (aside !== undefined) return { name: 'images', ...aside };
  const all = moving.flatMap(({ candidate }) => Object.values(candidate.images));
  const copied = all.filter(({ state }) => state === 'elsewhere').length;
  const there = all.length - copied;
  const parts = [
    ...(there > 0 ? [`${there} in the registry`] : []),
    ...(copied > 0 ? [`${copied} copied there by digest`] : []),
  ];
  return { name: 'images', state: 'ok', words: parts.join(', ') || 'none is needed' };
}

function platforms(moving: readonly Wish[], at: Situation): Gate {
  const aside = asideOf(at, 'unverified');
  if (aside !== undefined) return { name: 'platforms', ...aside };
  const all = moving.flatMap(({ seen, candidate, release }) =>
    Object.keys(release?.images ?? {}).map((name) => ({
      name,
      there: candidate.images[name],
      processors: seen.images[name]?.processors ?? [],
      now: seen.release?.images[name]?.digest,
    })),
  );
  const silent = all.filter(
    ({ there, now }) =>
      there !== undefined &&
      there.state !== 'absent' &&
      there.digest !== now &&
      there.platforms === undefined,
  );
  if (silent.length > 0) {
    const names = [...new Set(silent.map(({ name }) => name))].sort().join(', ');
    return { name: 'platforms', state: 'unknown', words: `nobody tells what ${names} is built for` };
  }
  const needed = [...new Set(all.flatMap(({ processors }) => processors))].sort();
  return { name: 'platforms', state: 'ok', words: `built for ${needed.join(', ') || 'any node'}` };
}

const relations = {
  first: 'the first release here',
  ahead: 'follows what runs here',
  same: 'the commit that runs here',
  behind: 'was before what runs here',
  diverged: 'left what runs here',
  unknown: 'what runs here is in no branch any more',
} as const;

function order(moving: readonly Wish[], at: Situation): Gate {
  const aside = asideOf(at, 'ancestry') ?? asideOf(at, 'downgrade') ?? asideOf(at, 'branch');
  if (aside !== undefined) return { name: 'order', ...aside };
  const said = new Set(moving.map(({ candidate }) => relations[candidate.relation]));
  return { name: 'order', state: 'ok', words: [...said].join('; ') };
}

function hold(at: Situation): Gate {
  const aside = asideOf(at, 'hold');
  return { name: 'holds', ...(aside ?? { state: 'ok', words: 'nothing is held' }) };
}

function freeze(at: Situation): Gate {
  const aside = asideOf(at, 'freeze');
  if (aside !== undefined) return { name: 'freezes', ...aside };
  const state = freezeState(at.environment.settings.freezes, at.now);
  if (state.state === 'frozen') return { name: 'freezes', state: 'waits', words: state.words };
  const next = state.closes === undefined ? 'none is planned' : `open until ${state.closes.slice(0, 16)}Z`;
  return { name: 'freezes', state: 'ok', words: next };
}

function health(moving: readonly Wish[]): Gate {
  const asked = moving.flatMap(({ service, from }) =>
    from === undefined ? [] : [{ service, where: from.settings.name, ready: from.services[service]?.ready }],
  );
  const ill = asked.find(({ ready }) => ready === false);
  if (ill !== undefined) {
    return { name: 'health', state: 'waits', words: `${ill.service} is not healthy in ${ill.where} yet` };
  }
  const isKnown = asked.length > 0 && asked.every(({ ready }) => ready === true);
  if (isKnown) return { name: 'health', state: 'ok', words: `healthy in ${asked[0]?.where}` };
  return { name: 'health', state: 'unknown', words: 'nobody tells whether it is healthy' };
}

function set(services: readonly string[]): readonly Gate[] {
  if (services.length < 2) return [];
  return [{ name: 'set', state: 'ok', words: `complete: ${services.join(', ')} move together` }];
}

function asideOf({ overrides }: Situation, of: string): Omit<Gate, 'name'> | undefined {
  const found = overrides.find((each) => each.of === of);
  return found && { state: 'set-aside', words: `${found.reason} (${found.by})` };
}
