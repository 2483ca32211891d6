import {
  declare,
  platform,
  type ResolvedEnvironment,
  type ResolvedService,
  resolve,
  type Service,
} from '@fairlead/model';

/** Builders of a platform with one environment, `prod`, and the shared config set `shared`. */
export const { service, environment } = declare({ environments: ['prod'], sets: ['shared'] });

/** A service as `prod` sees it, without peers. */
export function resolved(definition: Service): {
  readonly service: ResolvedService;
  readonly environment: ResolvedEnvironment;
} {
  const prod = environment('prod', {
    tier: 'production',
    cloud: { provider: 'google', project: 'quay-prod-sample', region: 'europe-west1' },
    domain: 'quay.example.com',
    delivery: { strategy: 'commit-on-merge' },
    sets: { shared: { values: { LEVEL: 'info' } } },
  });
  const [only] = resolve(
    platform({
      name: 'quay',
      repository: { url: 'https://git.example.com/quay/platform.git' },
      environments: [prod],
      services: [definition],
    }),
  ).environments;
  const found = only?.services.get(definition.name);
  if (only === undefined || found === undefined) throw new Error(`${definition.name} is not there`);
  return { service: found, environment: only.environment };
}

const web = service({
  name: 'web',
  workloads: { server: { kind: 'server', ports: { http: { port: 8080, exposed: 80 } } } },
});

/** A service with one server, and whatever differs from its resolved form. */
export function webService(differences: Partial<ResolvedService> = {}): ResolvedService {
  return { ...resolved(web).service, ...differences };
}

type External = Extract<ResolvedService['secrets'][string], { readonly managed: 'external' }>;

/** A secret that External Secrets fetches, and whatever differs from what holds when nothing is said. */
export function fetched(differences: Partial<External>): External {
  const where = { managed: 'external', store: 'default', refresh: '1h', keys: {}, from: [] } as const;
  return { ...where, template: {}, creationPolicy: 'Owner', deletionPolicy: 'Retain', ...differences };
}

/** The only workload of {@link webService}, and whatever differs. */
export function webWorkload(differences: Partial<ResolvedService['workloads'][string]>): ResolvedService {
  const base = webService();
  const { server } = base.workloads;
  if (server === undefined) throw new Error('the server is not there');
  return { ...base, workloads: { server: { ...server, ...differences } } };
}
