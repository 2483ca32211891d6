import { usedSets } from '../derive/config.js';
import { atFacet } from '../derive/landscape.js';
import type { Env } from '../facets/workload/env.js';
import type { EnvFromSource } from '../facets/workload/env-from.js';
import type { Probes } from '../facets/workload/probes.js';
import type { Json } from '../json.js';
import type { Problem } from '../problem.js';
import type { DeclaredService, DeclaredWorkload } from '../resolve/declared.js';
import type { Check } from './check.js';

interface Reference {
  readonly facet: string;
  readonly path: string;
  readonly value: Json;
  readonly code: `FL_${string}`;
  /** What it should name. */
  readonly kind: string;
  readonly known: readonly string[];
}

/** Every name that a workload refers to is declared in its service. */
export const references: Check = ({ services }) =>
  services.flatMap(({ declared, resolved }) => [
    ...Object.values(declared.workloads).flatMap((workload) =>
      [
        ...portReferences(workload),
        ...imageReferences(declared, workload),
        ...secretReferences(declared, workload),
        ...mountReferences(workload),
        ...objectiveReferences(declared, workload),
      ].flatMap((reference) =>
        unknownName(declared, `workloads.${workload.name}.${reference.facet}`, reference),
      ),
    ),
    ...hookReferences(declared).flatMap((reference) => unknownName(declared, reference.facet, reference)),
    ...usedSets(declared)
      .filter((set) => !Object.hasOwn(resolved.config, set))
      .flatMap((set) => unknownSet(declared, set, Object.keys(resolved.config))),
  ]);

function unknownName(service: DeclaredService, facet: string, reference: Reference): readonly Problem[] {
  const { path, value, code, kind, known } = reference;
  if (known.includes(String(value))) return [];
  const mend = known.length > 0 ? `name one of ${[...known].sort().join(', ')}` : `declare a ${kind} first`;
  return [
    atFacet(service, facet)({ path, value, code, what: `is not a ${kind} that is declared here`, mend }),
  ];
}

function portReferences({ facets }: DeclaredWorkload): readonly Reference[] {
  const known = Object.keys(facets.ports ?? {});
  const port = { code: 'FL_PORT_UNKNOWN' as const, kind: 'port', known };
  const exposed = known.filter((name) => facets.ports?.[name]?.exposed !== false);
  return [
    ...probePorts(facets.probes ?? {}).map(({ probe, value }) => ({
      ...port,
      facet: 'probes',
      path: `${probe}.check`,
      value,
    })),
    ...Object.entries(facets.sidecars ?? {}).flatMap(([name, { ports, probes }]) =>
      probePorts(probes).map(({ probe, value }) => ({
        ...{ ...port, known: Object.keys(ports), kind: `port of the sidecar ${name}` },
        ...{ facet: 'sidecars', path: `${name}.probes.${probe}.check`, value },
      })),
    ),
    ...Object.entries(facets.routes ?? {}).map(([name, route]) => ({
      ...{ ...port, known: exposed, kind: 'exposed port' },
      ...{ facet: 'routes', path: `${name}.port`, value: route.port },
    })),
    ...Object.entries(facets.services ?? {}).flatMap(([name, { ports }]) =>
      ports.map((value) => ({ ...port, facet: 'services', path: `${name}.ports`, value })),
    ),
    ...(facets.telemetry?.metricsPort
      ? [{ ...port, facet: 'telemetry', path: 'metricsPort', value: facets.telemetry.metricsPort }]
      : []),
  ];
}

function probePorts(probes: Probes): readonly { probe: string; value: string }[] {
  return Object.entries(probes).flatMap(([probe, { check }]) => {
    const value =
      'http' in check ? check.port : 'tcp' in check ? check.tcp : 'grpc' in check ? check.grpc : undefined;
    return value === undefined ? [] : [{ probe, value }];
  });
}

/** The main container's image is chosen by a rule of its own, which also looks at what the service has. */
function imageReferences(
  { facets: { images } }: DeclaredService,
  { facets }: DeclaredWorkload,
): readonly Reference[] {
  const known = Object.keys(images);
  return (['init', 'sidecars'] as const).flatMap((facet) =>
    Object.entries(facets[facet] ?? {}).map(([name, { image: value }]) => ({
      ...{ facet, path: `${name}.image`, value },
      ...{ code: 'FL_IMAGE_UNKNOWN' as const, kind: 'image', known },
    })),
  );
}

function secretReferences(
  { facets: { secrets } }: DeclaredService,
  { facets }: DeclaredWorkload,
): readonly Reference[] {
  const names = Object.keys(secrets);
  const whole = { code: 'FL_SECRET_UNKNOWN' as const, kind: 'secret', known: names };
  const ofEnv = (env: Env, facet: string, path: string): readonly Reference[] =>
    Object.entries(env).flatMap(([variable, source]): readonly Reference[] => {
      if (!('secret' in source)) return [];
      const at = { facet, path: `${path}${variable}` };
      if (!names.includes(source.secret)) return [{ ...whole, ...at, value: source.secret }];
      const known = Object.keys(secrets[source.secret]?.keys ?? {});
      const kind = `key of the secret ${source.secret}`;
      return [{ ...at, value: source.key, code: 'FL_SECRET_KEY_UNKNOWN' as const, kind, known }];
    });
  const ofEnvFrom = (sources: readonly EnvFromSource[], facet: string, path: string): readonly Reference[] =>
    sources.flatMap((source) =>
      'secret' in source ? [{ ...whole, facet, path, value: source.secret }] : [],
    );
  const beside = (['init', 'sidecars'] as const).flatMap((facet) =>
    Object.entries(facets[facet] ?? {}).flatMap(([name, container]) => [
      ...ofEnv(container.env, facet, `${name}.env.`),
      ...ofEnvFrom(container.envFrom, facet, `${name}.envFrom`),
    ]),
  );
  const files = Object.entries(facets.volumes ?? {}).flatMap(([name, { from }]) =>
    'secret' in from ? [{ ...whole, facet: 'volumes', path: `${name}.from`, value: from.secret }] : [],
  );
  return [
    ...ofEnv(facets.env ?? {}, 'env', ''),
    ...ofEnvFrom(facets.envFrom ?? [], 'envFrom', ''),
    ...beside,
    ...files,
  ];
}

function mountReferences({ facets }: DeclaredWorkload): readonly Reference[] {
  const known = Object.keys(facets.volumes ?? {});
  return (['init', 'sidecars'] as const).flatMap((facet) =>
    Object.entries(facets[facet] ?? {}).flatMap(([name, { mounts }]) =>
      Object.keys(mounts).map((value) => ({
        ...{ facet, path: `${name}.mounts.${value}`, value },
        ...{ code: 'FL_VOLUME_UNKNOWN' as const, kind: 'volume', known },
      })),
    ),
  );
}

function objectiveReferences(
  { facets: { objectives } }: DeclaredService,
  { facets }: DeclaredWorkload,
): readonly Reference[] {
  if (facets.rollout === undefined || facets.rollout.strategy === 'none') return [];
  const known = Object.keys(objectives);
  return facets.rollout.analysis.map((value) => ({
    ...{ facet: 'rollout', path: 'analysis', value },
    ...{ code: 'FL_OBJECTIVE_UNKNOWN' as const, kind: 'objective', known },
  }));
}

function hookReferences({ facets, workloads }: DeclaredService): readonly Reference[] {
  const known = Object.values(workloads)
    .filter(({ kind }) => kind === 'hook')
    .map(({ name }) => name);
  return Object.entries(facets.migrations).map(([database, { hook }]) => ({
    ...{ facet: 'migrations', path: `${database}.hook`, value: hook },
    ...{ code: 'FL_MIGRATION_HOOK' as const, kind: 'workload of kind hook', known },
  }));
}

function unknownSet(service: DeclaredService, value: string, known: readonly string[]): readonly Problem[] {
  return Object.keys(service.workloads)
    .filter((name) => usedSets({ ...service, workloads: pick(service, name) }).includes(value))
    .map((name) =>
      atFacet(
        service,
        `workloads.${name}`,
      )({
        path: 'envFrom',
        value,
        code: 'FL_SET_UNKNOWN',
        what: 'is neither a config set of the service nor a shared one of this environment',
        mend: `name one of ${known.join(', ') || 'none, for none is declared'}, or define it in the environment's sets`,
      }),
    );
}

function pick({ workloads }: DeclaredService, name: string): DeclaredService['workloads'] {
  const workload = workloads[name];
  return workload === undefined ? {} : { [name]: workload };
}
