import type { EnvironmentInput } from '../authoring/environment.js';
import { config as configFacet, type Config, type ConfigSet } from '../facets/service/config.js';
import type { Problem } from '../problem.js';
import type { DeclaredService } from '../resolve/declared.js';
import { atFacet, type Derived, type Landscape } from './landscape.js';

type SharedSets = NonNullable<EnvironmentInput<string, string, string>['sets']>;

/** A service's config sets: its own, with what they borrow, and the shared ones that it uses. */
export function configSets(service: DeclaredService, landscape: Landscape, shared: SharedSets): Derived<Config> {
  const problems: Problem[] = [];
  const sets: { [name: string]: ConfigSet } = {};
  for (const [name, set] of Object.entries(service.facets.config)) {
    const whole = set.borrow === false ? set : borrowed(set, set.borrow, landscape);
    if (whole !== undefined) sets[name] = whole;
    else problems.push(nothingToBorrow(service, name, set));
  }
  for (const name of usedSets(service)) {
    const own = shared[name];
    if (name in sets || own === undefined) continue;
    sets[name] = sharedSet(own);
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

function sharedSet(input: SharedSets[string]): ConfigSet {
  const { values = {}, files = {}, restartOnChange = true } = configFacet.normalise({ it: input ?? {} })['it'] ?? {};
  return { values: values as ConfigSet['values'], files: files as ConfigSet['files'], restartOnChange, borrow: false };
}

function borrowed(
  own: ConfigSet,
  from: { readonly service: string; readonly set: string },
  { services }: Landscape,
): ConfigSet | undefined {
  const lender = services.get(from.service)?.facets.config[from.set];
  if (lender === undefined || lender.borrow !== false) return undefined;
  return { ...own, values: { ...lender.values, ...own.values }, files: { ...lender.files, ...own.files } };
}

function nothingToBorrow(service: DeclaredService, name: string, { borrow }: ConfigSet): Problem {
  return atFacet(service, 'config')({
    path: `${name}.borrow`,
    value: borrow === false ? borrow : { ...borrow },
    code: 'FL_CONFIG_BORROW',
    what: 'no such set is there to borrow in this environment',
    mend: 'name a service and one of its own sets; what is borrowed cannot be lent on',
  });
}
