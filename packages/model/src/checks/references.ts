import { atFacet } from '../derive/landscape.js';
import type { Secrets } from '../facets/service/secrets.js';
import type { Env } from '../facets/workload/env.js';
import type { EnvFromSource } from '../facets/workload/env-from.js';
import type { ProbeCheck } from '../facets/workload/probes.js';
import type { Problem } from '../problem.js';
import type { DeclaredService, DeclaredWorkload } from '../resolve/declared.js';
import type { Check } from './check.js';

/** The names that a reference may have. */
interface Named {
  readonly code: `FL_${string}`;
  /** What another name is not. */
  readonly what: string;
  readonly names: readonly string[];
}

/** Looks at one reference; `place` is where it stands in the resolved service. */
type Refer = (place: string, value: string, to: Named) => void;

/** Every name that a service refers to is there. */
export const references: Check = ({ services }) => {
  const problems: Problem[] = [];
  for (const { declared, resolved } of services) {
    const refer: Refer = (place, value, to) => {
      if (!to.names.includes(value)) problems.push(unknownName(declared, { place, value, to }));
    };
    const known = knownIn(declared, Object.keys(resolved.config));
    for (const workload of Object.values(declared.workloads)) {
      const at = `workloads.${workload.name}`;
      referToPorts(workload, at, refer);
      referFromContainers(workload, at, (place, value, kind) => refer(place, value, known[kind]));
      referToKeys(workload, declared, refer);
      referFromTriggers(workload, declared, refer);
      referFromRoutes(workload, declared, refer);
      referToVolumes(workload, at, refer);
      const { rollout } = workload.facets;
      if (rollout === undefined || rollout.strategy === 'none') continue;
      for (const job of rollout.jobs) refer(`${at}.rollout.jobs`, job, known.job);
      for (const objective of rollout.analysis) refer(`${at}.rollout.analysis`, objective, known.objective);
    }
    for (const [database, { hook }] of Object.entries(declared.facets.migrations)) {
      refer(`migrations.${database}.hook`, hook, known.hook);
    }
  }
  return problems;
};

function unknownName(
  service: DeclaredService,
  { place, value, to }: { place: string; value: string; to: Named },
): Problem {
  const { code, what, names } = to;
  const known = [...names].sort().join(', ');
  const mend = known === '' ? 'declare it first' : `name one of ${known}`;
  return atFacet(service, place)({ path: '', value, code, what, mend });
}

type Shared = 'secret' | 'set' | 'image' | 'objective' | 'hook' | 'job';

/** What is declared for a whole service is there for each of its workloads. */
function knownIn(service: DeclaredService, sets: readonly string[]): { readonly [S in Shared]: Named } {
  const { secrets, images, objectives } = service.facets;
  const hooks = Object.values(service.workloads).filter(({ kind }) => kind === 'hook');
  return {
    secret: secretsOf(secrets),
    set: {
      code: 'FL_SET_UNKNOWN',
      what: 'is neither a config set of the service nor a shared one of this environment',
      names: sets,
    },
    image: { code: 'FL_IMAGE_UNKNOWN', what: 'is not an image of the service', names: Object.keys(images) },
    objective: {
      code: 'FL_OBJECTIVE_UNKNOWN',
      what: 'is not an objective of the service',
      names: Object.keys(objectives),
    },
    job: {
      code: 'FL_ROLLOUT_JOB',
      what: 'is not a workload of kind hook, which a rollout could run',
      names: hooks.map(({ name }) => name),
    },
    hook: {
      code: 'FL_MIGRATION_HOOK',
      what: 'is not a workload of kind hook',
      names: hooks.map(({ name }) => name),
    },
  };
}

const secretsOf = (secrets: object): Named => ({
  code: 'FL_SECRET_UNKNOWN',
  what: 'is not a secret of the service',
  names: Object.keys(secrets),
});

const keysOf = (secret: string, names: readonly string[]): Named => ({
  code: 'FL_SECRET_KEY_UNKNOWN',
  what: `is not a key of the secret ${secret}`,
  names,
});

/** Ports belong to the workload or the sidecar that declares them, and a route needs one that a Service offers. */
function referToPorts({ facets }: DeclaredWorkload, at: string, refer: Refer): void {
  const { ports = {}, probes = {}, routes = {}, services = {}, sidecars = {}, telemetry } = facets;
  const names = Object.keys(ports);
  const own: Named = { code: 'FL_PORT_UNKNOWN', what: 'is not a port of this workload', names };
  for (const [name, { check }] of Object.entries(probes)) {
    referFromProbe(check, (port) => refer(`${at}.probes.${name}.check`, port, own));
  }
  for (const [sidecar, { ports: its, probes: checks }] of Object.entries(sidecars)) {
    const theirs: Named = {
      code: 'FL_PORT_UNKNOWN',
      what: `is not a port of the sidecar ${sidecar}`,
      names: Object.keys(its),
    };
    for (const [name, { check }] of Object.entries(checks)) {
      const place = `${at}.sidecars.${sidecar}.probes.${name}.check`;
      referFromProbe(check, (port) => refer(place, port, theirs));
    }
  }
  const exposed = names.filter((name) => ports[name]?.exposed !== false);
  for (const [name, { port }] of Object.entries(routes)) {
    refer(`${at}.routes.${name}.port`, port, {
      code: 'FL_PORT_UNKNOWN',
      what: 'is not an exposed port of this workload',
      names: exposed,
    });
  }
  for (const [name, service] of Object.entries(services)) {
    for (const port of service.ports) refer(`${at}.services.${name}.ports`, port, own);
  }
  if (telemetry?.metricsPort) refer(`${at}.telemetry.metricsPort`, telemetry.metricsPort, own);
}

function referFromProbe(check: ProbeCheck, refer: (port: string) => void): void {
  if ('http' in check) refer(check.port);
  else if ('tcp' in check) refer(check.tcp);
  else if ('grpc' in check) refer(check.grpc);
}

/** The containers of a workload and what they take; the main one has no image to look at, for a rule chose it. */
function containersOf({ facets }: DeclaredWorkload): readonly {
  readonly in: string;
  readonly image?: string;
  readonly env: Env;
  readonly envFrom: readonly EnvFromSource[];
}[] {
  const { env = {}, envFrom = [], init = {}, sidecars = {} } = facets;
  return [
    { in: '', env, envFrom },
    ...Object.entries(init).map(([name, container]) => ({ ...container, in: `.init.${name}` })),
    ...Object.entries(sidecars).map(([name, container]) => ({ ...container, in: `.sidecars.${name}` })),
  ];
}

function referFromContainers(
  workload: DeclaredWorkload,
  at: string,
  refer: (place: string, value: string, kind: 'secret' | 'set' | 'image') => void,
): void {
  const referToSource = (place: string, source: object) => {
    if ('secret' in source) refer(place, String(source.secret), 'secret');
    if ('set' in source) refer(place, String(source.set), 'set');
  };
  for (const { in: inside, image, env, envFrom } of containersOf(workload)) {
    if (image !== undefined) refer(`${at}${inside}.image`, image, 'image');
    for (const [name, source] of Object.entries(env)) referToSource(`${at}${inside}.env.${name}`, source);
    for (const source of envFrom) referToSource(`${at}${inside}.envFrom`, source);
  }
  for (const [name, { from }] of Object.entries(workload.facets.volumes ?? {})) {
    referToSource(`${at}.volumes.${name}.from`, from);
  }
}

/** A key is only looked for in a secret that is there. */
function referToKeys(
  workload: DeclaredWorkload,
  { facets: { secrets } }: DeclaredService,
  refer: Refer,
): void {
  for (const { in: inside, env } of containersOf(workload)) {
    for (const [name, source] of Object.entries(env)) {
      if (!('secret' in source) || !Object.hasOwn(secrets, source.secret)) continue;
      const keys = Object.keys(secrets[source.secret]?.keys ?? {});
      refer(`workloads.${workload.name}${inside}.env.${name}`, source.key, keysOf(source.secret, keys));
    }
  }
}

/** The htpasswd file of a route is the key `auth` of a secret of the service. */
function referFromRoutes(
  workload: DeclaredWorkload,
  { facets: { secrets } }: DeclaredService,
  refer: Refer,
): void {
  for (const [route, { auth }] of Object.entries(workload.facets.routes ?? {})) {
    if (auth.kind !== 'basic') continue;
    const place = `workloads.${workload.name}.routes.${route}.auth`;
    const declared = Object.hasOwn(secrets, auth.secret) ? secrets[auth.secret] : undefined;
    refer(place, auth.secret, secretsOf(secrets));
    if (declared && !mayHaveMore(declared)) {
      refer(place, 'auth', keysOf(auth.secret, Object.keys(declared.keys)));
    }
  }
}

/** What whole entries of a store hold is not known here, and a template adds keys. */
const mayHaveMore = (secret: Secrets[string]): boolean =>
  secret.managed === 'external' && (secret.from.length > 0 || Object.hasOwn(secret.template, 'auth'));

/** What KEDA shows a scaler is in keys of the service's secrets. */
function referFromTriggers(
  workload: DeclaredWorkload,
  { facets: { secrets } }: DeclaredService,
  refer: Refer,
): void {
  for (const [trigger, { auth }] of Object.entries(workload.facets.scaling?.triggers ?? {})) {
    if (auth.kind !== 'secrets') continue;
    const place = `workloads.${workload.name}.scaling.triggers.${trigger}.auth`;
    for (const { secret, key } of Object.values(auth.parameters)) {
      const declared = Object.hasOwn(secrets, secret) ? secrets[secret] : undefined;
      refer(place, secret, secretsOf(secrets));
      if (declared) refer(place, key, keysOf(secret, Object.keys(declared.keys)));
    }
  }
}

/** Containers beside the main one mount the workload's volumes. */
function referToVolumes({ facets }: DeclaredWorkload, at: string, refer: Refer): void {
  const volumes: Named = {
    code: 'FL_VOLUME_UNKNOWN',
    what: 'is not a volume of this workload',
    names: Object.keys(facets.volumes ?? {}),
  };
  for (const facet of ['init', 'sidecars'] as const) {
    for (const [name, { mounts }] of Object.entries(facets[facet] ?? {})) {
      for (const volume of Object.keys(mounts)) {
        refer(`${at}.${facet}.${name}.mounts.${volume}`, volume, volumes);
      }
    }
  }
}
