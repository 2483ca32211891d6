import { declare, type Environment, type PolicyRule, type Service } from '@fairlead/model';

/** Builders of the platform that all examples are of. */
export const { service, environment } = declare({ environments: ['dev', 'prod'], sets: ['shared'] });

/** Something that a definition can say, with an example that a test renders. */
export interface Feature {
  /** In a few words; unique, for it also names the golden file. */
  readonly feature: string;
  /** Where it is said: `facet.field` of a workload or a service, or of the environment. */
  readonly field: string;
  /** What whoever uses it should know, and the fields do not say. */
  readonly note?: string;
  /** Policies that the example breaks because of what it shows; whoever does the same waives them with a reason. */
  readonly waives?: readonly PolicyRule[];
  /** A service, its peers where it has some, and `prod` where that says something of its own. */
  readonly example: readonly [Service, ...(Service | Environment)[]];
  /**
   * What comes of it in production: `Kind/name` → paths of the fields that matter, as property names joined by
   * dots. An item of a list is named by its name, or by its number where it has none.
   */
  readonly shows: { readonly [object: string]: readonly string[] };
}

/** Features that belong together; the name is also that of the file and of the page. */
export interface Area {
  readonly name: string;
  readonly features: readonly Feature[];
}

/** Something that definitions cannot say yet, and until when a patch or an extra object does. */
export interface Later {
  readonly area: string;
  readonly feature: string;
}

type Fields = Omit<Partial<Environment['definition']>, 'delivery'>;

/** Production on Google Cloud; `fields` go over that. */
export function prod(fields: Fields = {}): Environment {
  const input = {
    tier: 'production',
    cloud: { provider: 'google', project: 'quay-prod-sample', region: 'europe-west1' },
    domain: 'quay.example.com',
    delivery: { strategy: 'commit-on-merge' },
    ...fields,
  };
  return environment('prod', input as Parameters<typeof environment<'prod'>>[1]);
}

/** The other environment of the platform; nothing is shown of it. */
export const dev: Environment = environment('dev', {
  tier: 'development',
  cloud: { provider: 'google', project: 'quay-dev-sample', region: 'europe-west1' },
  domain: 'dev.quay.example.com',
  sets: { shared: { values: { LOG_LEVEL: 'debug' } } },
  delivery: { strategy: 'commit-on-merge' },
});
