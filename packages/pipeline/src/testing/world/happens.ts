import { liftable, liftableAgain, planHold } from '../../ask/hold.js';
import { type PromotionAsk, planPromotion } from '../../ask/promotion.js';
import { planRollback } from '../../rollback/rollback.js';
import { changed, merged } from './apply-world.js';
import { type Happening, whole } from './happenings.js';
import { observeWorld } from './observe-world.js';
import type { Story } from './story.js';
import { ancestors } from './world.js';

type Of<K extends Happening['kind']> = Extract<Happening, { readonly kind: K }>;

/** Services of stories, with their images. */
export const services = { api: ['main'], jobs: ['main', 'aux'], web: ['main'] };
const names = Object.keys(services);

const chosen = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(1, all.length)];

/** One thing happens; nothing, where there is nothing for it to happen to. */
export function happens(story: Story, happening: Happening): void {
  happening satisfies Happening;
  const deed = deeds[happening.kind] as (story: Story, of: Happening) => void;
  deed(story, happening);
}

const deeds: { readonly [K in Happening['kind']]: (story: Story, of: Of<K>) => void } = {
  commit: committed,
  ship: committed,
  build: built,
  clean: cleaned,
  tag: tagged,
  'force-push': forced,
  define: defined,
  freeze: frozen,
  run: (story, { steps }) => void story.run(steps),
  merge: decided,
  reject: decided,
  revert: reverted,
  hold: held,
  promote: promoted,
  rollback: rolledBack,
  hotfix: hotfixed,
};

function built(story: Story, { service, commit: at }: Of<'build'>): void {
  const commit = chosen(story.world.sources, at)?.id;
  if (commit !== undefined) story.build(names[service] ?? '', commit);
}

function committed(story: Story, { kind, services: bits, branch, squashes }: Of<'commit' | 'ship'>): void {
  const { sources, forgotten } = story.world;
  const carries = squashes ? sources.filter((each) => each.branch !== 'main').map(({ id }) => id) : [];
  const touches = names.filter((_, at) => (bits >> at) % 2 === 1);
  const main = sources.findLast((each) => each.branch === 'main')?.id;
  const isBranch = branch === 'feature' && main !== undefined;
  // Every other commit of the tracked branch is a version; none that was given before.
  const version = isBranch || bits % 2 === 0 ? {} : { version: `1.${sources.length + forgotten.length}.0` };
  const more = isBranch ? { branch: 'feature', parent: main } : { ...version, carries };
  if (kind === 'ship') story.ship(touches, more);
  else story.commit(touches, more);
}

/** The registry keeps nothing of a commit any more. */
function cleaned(story: Story, { commit: at }: Of<'clean'>): void {
  const { sources, images } = story.world;
  const commit = chosen(sources, at)?.id ?? '';
  const kept = Object.entries(images).filter(([reference]) => !reference.endsWith(commit) || commit === '');
  story.world = { ...story.world, images: Object.fromEntries(kept) };
}

/** A tag names one commit: what had it before has it no more. */
function tagged(story: Story, { commit: at, version }: Of<'tag'>): void {
  const commit = chosen(story.world.sources, at)?.id;
  const sources = story.world.sources.map(({ version: old, ...each }) => {
    const own = each.id === commit ? version : old === version ? undefined : old;
    return { ...each, ...(own === undefined ? {} : { version: own }) };
  });
  story.world = { ...story.world, sources };
}

/** The newest commits of the tracked branch, and whatever was made on top of them. */
function forced(story: Story, { commits }: Of<'force-push'>): void {
  const { world } = story;
  const main = world.sources.filter(({ branch }) => branch === 'main').map(({ id }) => id);
  const gone = main.slice(1).slice(-commits);
  const above = world.sources.filter(({ id }) => ancestors(world, id).some((each) => gone.includes(each)));
  story.forget(...above.map(({ id }) => id));
}

/** Some of the service's environments, or all of them. */
function defined(story: Story, { service: at, environments: bits }: Of<'define'>): void {
  const edited = story.world.places.filter((_, place) => (bits >> place) % 2 === 1);
  story.define(...edited.map(({ name }) => `${name}/${names[at]}`));
}

const stop = { reason: 'a test', timeZone: 'UTC', from: '2026-11-01T00:00', to: '2026-12-01T00:00' };

function frozen(story: Story, { environment, on }: Of<'freeze'>): void {
  story.freeze(chosen(story.world.places, environment)?.name ?? '', on ? { stop } : {});
}

function decided(story: Story, { kind, request: at }: Of<'merge' | 'reject'>): void {
  const open = story.world.requests.filter(({ state }) => state === 'open');
  const request = chosen(open, at);
  if (request === undefined) return;
  story.world =
    kind === 'merge'
      ? merged(story.world, request)
      : changed(story.world, request.number, (each) => ({ ...each, state: 'rejected' }));
}

/** `dev/api`, … `prod/web`, and each environment as a whole. */
function placeAt({ world }: Story, at: number) {
  const all = world.places.flatMap(({ name }) =>
    [...names, '_all'].map((service) => ({ environment: name, service })),
  );
  return chosen(all, at) ?? { environment: '', service: '' };
}

function reverted(story: Story, { place }: Of<'revert'>): void {
  const { environment, service } = placeAt(story, place);
  const at = `${environment}/${service}`;
  const now = story.release(at);
  const before = story.world.states.findLast(({ releases }) => releases[at] !== now)?.releases[at];
  if (now === undefined) return;
  if (before === undefined) story.take(at);
  else story.write(at, before);
}

/** By the command, which tells open requests at once. */
function held(story: Story, { place, hold, carry, steps }: Of<'hold'>): void {
  const said = { reason: 'a test', by: 'kim', at: '2026-11-26T10:00:00Z' };
  const lifts = { lift: { lift: liftableAgain }, 'lift-pause': { lift: liftable } } as const;
  const change = hold === 'lift' || hold === 'lift-pause' ? lifts[hold] : { kind: hold, ...said };
  const { environment, service } = placeAt(story, place);
  if (hold === 'lift') {
    const { states, letReturn } = story.world;
    const said = { at: `${environment}/${service}`, after: states.length };
    story.world = { ...story.world, letReturn: [...letReturn, said] };
  }
  const made = planHold(observeWorld(story.world), { environment, service, change, carry }, story.now);
  story.apply(made, { steps });
  rushed(story, steps);
}

/** Where a command is killed in the middle, somebody merges what is open before it is repeated. */
function rushed(story: Story, steps: number): void {
  if (steps < whole) for (const { name } of story.world.places) story.merge(name);
}

/** What runs somewhere with one more commit goes there by name, past the review and the tracked branch. */
function hotfixed(story: Story, { place }: Of<'hotfix'>): void {
  const { environment, service } = placeAt(story, place);
  const parent = story.commitOf(`${environment}/${service}`);
  if (parent === undefined || !story.world.sources.some(({ id }) => id === parent)) return;
  const commit = story.ship(service, { branch: 'hotfix', parent });
  const overrides = (['branch', 'review'] as const).map((of) => ({ of, reason: 'a test', by: 'kim' }));
  const ask = { environment, services: [service], what: { commit }, overrides };
  story.apply(planPromotion(observeWorld(story.world), ask, story.now));
}

function promoted(story: Story, { place, commit: at, steps, ...of }: Of<'promote'>): void {
  const { environment, service } = placeAt(story, place);
  const source = chosen(story.world.sources, at);
  const versions = story.world.sources.flatMap(({ version }) => version ?? []);
  const version = chosen(versions, at);
  if (service === '_all' || source === undefined || (of.what === 'version' && version === undefined)) return;
  const whats: { readonly [what in typeof of.what]: PromotionAsk['what'] } = {
    newest: 'newest',
    commit: { commit: source.id },
    version: { version: version ?? '' },
  };
  const overrides = of.overrides.map((each) => ({ of: each, reason: 'a test', by: 'kim' }));
  const ask = { environment, services: [service], what: whats[of.what], overrides };
  story.apply(planPromotion(observeWorld(story.world), ask, story.now), { steps });
}

function rolledBack(story: Story, { place, steps }: Of<'rollback'>): void {
  const { environment, service } = placeAt(story, place);
  if (service === '_all') return;
  const said = { reason: `trouble ${story.world.states.length % 2}`, by: 'kim', overrides: [] };
  const ask = { environment, services: [service], to: 'previous', ...said } as const;
  story.apply(planRollback(observeWorld(story.world), ask, story.now), { steps, hand: 'rollback' });
  rushed(story, steps);
}
