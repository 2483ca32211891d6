import type { EnvironmentDefinition } from '../authoring/environment.js';
import { type Config, type ConfigSet, config } from '../facets/service/config.js';
import { own } from '../json.js';
import type { Problem } from '../problem.js';
import type { DeclaredService } from '../resolve/declared.js';
import { type AnyFacet, resolveFacet } from '../resolve/facet.js';
import { atFacet, type Derived, type Landscape, recordDerived } from './landscape.js';

type SharedSets = NonNullable<EnvironmentDefinition['sets']>;

/** A service's config sets: its own, with what they borrow, and the shared ones that it uses. */
export function configSets(
  service: DeclaredService,
  landscape: Landscape,
  shared: SharedSets,
): Derived<Config> {
  const problems: Problem[] = [];
  const sets: { [name: string]: ConfigSet } = {};
  for (const [name, set] of Object.entries(service.facets.config)) {
    const whole = set.borrow === false ? set : borrowed(set, set.borrow, landscape);
    if (whole === undefined) problems.push(nothingToBorrow(service, { name, set }, landscape.environment));
    else sets[name] = whole;
    if (whole !== undefined && whole !== set) recordBorrowed(service, { name, set, whole });
  }
  for (const name of usedSets(service)) {
    const own = Object.hasOwn(shared, name) ? shared[name] : undefined;
    if (Object.hasOwn(sets, name) || own === undefined) continue;
    const found = sharedSet({ [name]: own }, service, landscape);
    problems.push(...found.problems);
    Object.assign(sets, found.value);
  }
  return { value: sets, problems };
}

/** Names of the sets that a service's workloads take into variables or volumes. */
export function usedSets(service: DeclaredService): readonly string[] {
  const names = Object.values(service.workloads).flatMap(({ facets }) => {
    const containers = [facets, ...Object.values(facets.init ?? {}), ...Object.values(facets.sidecars ?? {})];
    return [
      ...containers.flatMap(({ env = {}, envFrom = [] }) => [...Object.values(env), ...envFrom]),
      ...Object.values(facets.volumes ?? {}).map(({ from }) => from),
    ].flatMap((source) => ('set' in source ? [source.set] : []));
  });
  return [...new Set(names)].sort();
}

/** What the environment's file says, as if the service had said it. */
function sharedSet(
  said: SharedSets,
  { name, trace }: DeclaredService,
  landscape: Landscape,
): Derived<Config> {
  const { tier, file } = landscape;
  const layers = [{ by: { name: 'environment default', file, path: 'sets' }, value: said }] as const;
  const source = { name: 'config', layers, at: 'config', kind: undefined };
  const { value, problems } = resolveFacet(config as unknown as AnyFacet, source, {
    tier,
    service: name,
    file,
    trace,
  });
  return { value: value as unknown as Config, problems };
}

function borrowed(
  mine: ConfigSet,
  from: { readonly service: string; readonly set: string },
  { services }: Landscape,
): ConfigSet | undefined {
  const lender = own(services.get(from.service)?.facets.config ?? {}, from.set);
  if (lender === undefined || lender.borrow !== false) return undefined;
  return {
    ...mine,
    values: { ...lender.values, ...mine.values },
    files: { ...lender.files, ...mine.files },
  };
}

function recordBorrowed(
  service: DeclaredService,
  { name, set, whole }: { name: string; set: ConfigSet; whole: ConfigSet },
): void {
  for (const side of ['values', 'files'] as const) {
    for (const [key, value] of Object.entries(whole[side])) {
      if (!Object.hasOwn(set[side], key)) recordDerived(service, `config.${name}.${side}.${key}`, value);
    }
  }
}

function nothingToBorrow(
  service: DeclaredService,
  { name, set: { borrow } }: { name: string; set: ConfigSet },
  environment: string,
): Problem {
  return atFacet(
    service,
    'config',
  )({
    path: `${name}.borrow`,
    value: borrow === false ? borrow : { ...borrow },
    code: 'FL_CONFIG_BORROW',
    what: 'no such set is there to borrow',
    environment,
    mend: 'name a service and one of its own sets; what is borrowed cannot be lent on',
  });
}
