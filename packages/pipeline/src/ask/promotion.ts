import { type Override, type Plan, planSchema, type Refuse, type Warn } from '../plan/action.js';
import { fanIn, reasonFor } from '../plan/carry/ledgers.js';
import { byRequest } from '../plan/carry/request.js';
import { type Decision, decide } from '../plan/decide.js';
import type { Candidate, Observed } from '../plan/observed.js';
import { proposalRules, writeRules } from '../plan/rules/table.js';
import { strategies } from '../plan/strategies/table.js';
import { writesOf } from '../plan/unit-set.js';
import { unitsOf } from '../plan/units.js';
import { compareVersions } from '../plan/versions.js';
import type { Option, Situation, Stop, Unit } from '../plan/wish.js';
import { seenOf, wishFor } from '../plan/wishes.js';
import { wrongImages } from './images.js';
import { isPlan, named, refused } from './refused.js';

/** What a person wants released. */
export interface PromotionAsk {
  readonly environment: string;
  /** The set of a service moves with it. */
  readonly services: readonly string[];
  /** `newest`: what would come by itself. A commit may be shortened. */
  readonly what: 'newest' | { readonly commit: string } | { readonly version: string };
  /** Tags that were asked for, by image; of images that others build alone. */
  readonly images?: { readonly [image: string]: string };
  readonly overrides: readonly Override[];
}

/**
 * Plans what a person asks for. Every rule holds that holds for the automatic run, and each reason against it is a
 * refusal that says what to do; what the person sets aside by name is kept in the commit.
 */
export function planPromotion(observed: Observed, ask: PromotionAsk, now: Date): Plan {
  const environment = named(observed, ask);
  if (isPlan(environment)) return environment;
  const at: Situation = { observed, environment, now, asked: 'by-a-person', overrides: ask.overrides };
  const strategy = strategies[environment.settings.delivery.strategy];
  const review = ask.overrides.some(({ of }) => of === 'review');
  const carry = strategy === 'comes-later' || strategy.carry === 'commit' || review ? 'commit' : 'request';
  if (carry === 'request' && ask.what !== 'newest') return refused(needsReview(ask));
  const wrong = wrongImages(environment, ask);
  if (wrong.length > 0) return refused(...wrong);
  const units = unitsOf(environment).filter((unit) =>
    unit.services.some((each) => ask.services.includes(each)),
  );
  const rules = carry === 'commit' ? writeRules : proposalRules;
  const decisions = units.map((unit) => decide(unit, optionsFor(unit, ask, at), { rules, at }));
  if (carry === 'request') {
    const proposals = decisions.flatMap((each) => byRequest(each, at));
    return { schema: planSchema, actions: [...proposals, ...reviewToo(ask)] };
  }
  return { schema: planSchema, actions: written(decisions, at) };
}

/** What is set aside for a request is looked at again before its merge, by runs for which nobody set it aside. */
function reviewToo({ environment, services, overrides }: PromotionAsk): readonly Warn[] {
  const early = overrides.filter(({ of }) => of === 'hold' || of === 'freeze').map(({ of }) => of);
  if (early.length === 0) return [];
  const words = `its merge waits for the ${early.join(' and the ')} all the same: with \`--override ${early.join(' ')} review\` it is written at once`;
  const [unit = ''] = services;
  return [{ kind: 'warn', target: { environment, unit }, because: 'waits-for-merge', words }];
}

function written(decisions: readonly Decision[], at: Situation): Plan['actions'] {
  const { environment, overrides } = at;
  const releases = decisions.flatMap(({ unit, moving }) => writesOf(unit, moving, environment));
  const reason = releases.map((each) => reasonFor(each, environment));
  const change = { ledger: environment.ledger, releases, holds: [], reason, overrides };
  return [...fanIn([change]), ...decisions.flatMap(({ notes }) => notes)];
}

function optionsFor(unit: Unit, { what }: PromotionAsk, at: Situation): readonly Option[] {
  const strategy = strategies[at.environment.settings.delivery.strategy];
  if (what === 'newest') return strategy === 'comes-later' ? [] : strategy.options(unit, at).slice(0, 1);
  const wished = unit.services.map((service) => ({
    service,
    candidate: candidateFor(service, unit, { what, at }),
  }));
  const found = wished.flatMap(({ service, candidate }) =>
    candidate ? [wishFor(service, candidate, at)] : [],
  );
  const [first = ''] = unit.services;
  const stops = found.length > 0 ? [] : [{ service: first, stop: notThere(what, at) }];
  return [{ wishes: found, stops }];
}

interface Named {
  readonly what: Exclude<PromotionAsk['what'], 'newest'>;
  readonly at: Situation;
}

/** The candidate that is named; of a set, each service at the newest of its commits up to the one that is named. */
function candidateFor(service: string, unit: Unit, { what, at }: Named): Candidate | undefined {
  const { candidates } = seenOf(at.environment, service);
  if ('version' in what) return candidates.find(({ version }) => version === what.version.replace(/^v/, ''));
  const isNamed = ({ commit, same = [] }: Candidate) =>
    [commit, ...same].some((each) => each.startsWith(what.commit));
  // A commit with several versions is released as the highest of them.
  const [exact] = candidates
    .filter((each) => isNamed(each) && each.touches)
    .sort((a, b) => compareVersions(b.version ?? '', a.version ?? '') ?? 0);
  if (exact !== undefined) return exact;
  const elsewhere = unit.services.flatMap((each) => seenOf(at.environment, each).candidates).find(isNamed);
  const until = elsewhere?.position;
  if (until === undefined) return undefined;
  return candidates
    .filter(({ touches, position }) => touches && position !== undefined && position <= until)
    .sort((a, b) => (b.position ?? 0) - (a.position ?? 0))[0];
}

function notThere(what: Named['what'], { observed }: Situation): Stop {
  const name = 'version' in what ? what.version : what.commit;
  return {
    because: 'source-unreachable',
    until: 'mended',
    code: 'FL_ASKED_COMMIT',
    what: `${name} is no commit or version that can be released here`,
    mend: `name a commit of ${observed.tracked.branch}, or a version that is tagged; fetch if it was pushed just now`,
  };
}

function needsReview({ environment, services }: PromotionAsk): Refuse {
  const [service = ''] = services;
  const problem = {
    code: 'FL_ASKED_REVIEW',
    file: environment,
    path: 'delivery.strategy',
    value: undefined,
    what: 'takes releases by request, and a commit by name would go around the review',
    mend: `promote it to where ${environment} takes releases from, or set the review aside with \`--override review\` and a reason`,
  } as const;
  return { kind: 'refuse', target: { environment, unit: service }, problem };
}
