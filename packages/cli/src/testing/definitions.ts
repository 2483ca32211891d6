import {
  declare,
  type EnvironmentResolution,
  FairleadError,
  type Problem,
  platform,
  resolve,
  type Service,
} from '@fairlead/model';

/** Builders of a platform with the environments `dev` and `prod`, which are in no cloud. */
export const { environment, service } = declare({ environments: ['dev', 'prod'], sets: [] });

const rest = { cloud: { provider: 'none' }, delivery: { strategy: 'commit-on-merge' } } as const;
const environments = [
  environment('dev', { ...rest, tier: 'development', domain: 'dev.example.com' }),
  environment('prod', { ...rest, tier: 'production', domain: 'example.com' }),
];

const probe = { check: { http: '/', port: 'http' } } as const;

/** A server about which nothing is wrong, and what differs. */
export const server = {
  kind: 'server',
  ports: { http: { port: 8080, exposed: 80 } },
  probes: { startup: probe, readiness: probe, liveness: probe },
} as const;

/** Everything that follows from some services. @throws FairleadError with every problem of theirs */
export function resolved(...services: readonly Service[]): readonly EnvironmentResolution[] {
  const all = {
    name: 'quay',
    repository: { url: 'https://git.example.com/quay.git' },
    environments,
    services,
  };
  return resolve(platform(all as never)).environments;
}

/** The service as production sees it. */
export function inProd(definition: Service): EnvironmentResolution {
  const found = resolved(definition).find(({ name }) => name === 'prod');
  if (found === undefined) throw new Error('there is no prod');
  return found;
}

/** What is wrong with a definition that is refused. */
export function refused(definition: Service): readonly Problem['code'][] {
  try {
    resolved(definition);
    return [];
  } catch (error) {
    if (error instanceof FairleadError) return error.problems.map(({ code }) => code);
    throw error;
  }
}
