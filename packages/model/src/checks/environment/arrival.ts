import type { ServiceSets } from '../../authoring/delivery.js';
import type { Problem } from '../../problem.js';
import type { EnvironmentAt, EnvironmentRule } from './rule.js';

const commits = ['tracked', 'any'];
const units = ['each', 'together'];

/** Which commits arrive, and what moves with what. */
export const arrival: EnvironmentRule = (of) => {
  const { accepts = 'tracked', promote = 'each' } = of.environment.definition.delivery;
  const problems: Problem[] = [];
  if (!commits.includes(accepts)) {
    const mend = `write one of ${commits.join(', ')}`;
    const place = { path: 'delivery.accepts', value: accepts, what: 'does not say which commits arrive' };
    problems.push(of.at({ ...place, code: 'FL_DELIVERY_ACCEPTS', mend }));
  }
  if (typeof promote === 'object' && promote !== null && 'sets' in promote)
    return [...problems, ...sets(promote.sets, of)];
  if (units.includes(promote as string)) return problems;
  const mend = `write one of ${units.join(', ')}, or { sets: { <name>: [<services>] } }`;
  const place = { path: 'delivery.promote', value: promote, what: 'does not say what moves at once' };
  return [...problems, of.at({ ...place, code: 'FL_DELIVERY_PROMOTE', mend })];
};

/** Every service of a set is there and waits for one set only. */
function sets(all: ServiceSets, { platform, environment, at }: EnvironmentAt): readonly Problem[] {
  const present = platform.services
    .filter(({ definition }) => definition.environments?.includes(environment.name) ?? true)
    .map(({ name }) => name);
  const seen = new Map<string, string>();
  return Object.entries(all).flatMap(([set, services]) => {
    const path = `delivery.promote.sets.${set}`;
    return services.flatMap((service): readonly Problem[] => {
      const problem = { code: 'FL_DELIVERY_SET' as const, path, value: service };
      const before = seen.get(service);
      seen.set(service, set);
      if (!present.includes(service)) {
        const mend = `name one of ${[...present].sort().join(', ')}`;
        return [at({ ...problem, what: `is not a service of ${environment.name}`, mend })];
      }
      if (before === undefined) return [];
      return [at({ ...problem, what: `is in the set ${before} already`, mend: 'leave it in one set only' })];
    });
  });
}
