import { isObject } from '../../json.js';
import { workloadKinds } from '../../kinds.js';
import type { Problem } from '../../problem.js';
import { type At, eachEntry, eachValue, type Facet, type Part } from '../facet.js';
import type { Names } from '../names.js';
import { checkEnv, type Env, type EnvInput, fillEnv, normaliseEnv } from './env.js';
import { type EnvFromInput, type EnvFromSource, fillEnvFrom } from './env-from.js';
import type { Port } from './ports.js';
import { checkProbes, type Probes, type ProbesInput, probes } from './probes.js';
import { checkResources, type Resources } from './resources.js';
import { type Run, type RunInput, run } from './run.js';

/** A container beside the main one. */
export interface Container {
  /** Name of one of the service's images. */
  readonly image: string;
  readonly run: Run;
  readonly env: Env;
  readonly envFrom: readonly EnvFromSource[];
  readonly resources: Resources;
  /** Volume of the workload → absolute path in this container. */
  readonly mounts: { readonly [volume: string]: string };
  /** @default true */
  readonly readOnlyRoot: boolean;
}

/** A container that runs all the time beside the main one. */
export interface Sidecar extends Container {
  readonly ports: { readonly [name: string]: Pick<Port, 'port' | 'protocol'> };
  readonly probes: Probes;
  /**
   * `native` starts before the main container and stops after it, also in jobs (an init container that is
   * restarted, Kubernetes 1.29); `ordinary` starts and stops with it. @default 'native'
   */
  readonly form: 'native' | 'ordinary';
}

export type Sidecars = { readonly [name: string]: Sidecar };
export type InitContainers = { readonly [name: string]: Container };

interface ContainerInput<N extends Names> {
  readonly image: N['image'];
  readonly run?: RunInput;
  readonly env?: EnvInput<N>;
  readonly envFrom?: EnvFromInput<N>;
  readonly resources?: Part<Resources>;
  readonly mounts?: { readonly [volume: string]: string };
  readonly readOnlyRoot?: boolean;
}

export type InitContainersInput<N extends Names = Names> = { readonly [name: string]: ContainerInput<N> };
export type SidecarsInput<N extends Names = Names> = {
  readonly [name: string]: ContainerInput<N> & {
    readonly ports?: { readonly [name: string]: Pick<Port, 'port'> & Part<Pick<Port, 'protocol'>> };
    readonly probes?: ProbesInput;
    readonly form?: Sidecar['form'];
  };
};

/** Containers that run to their end, in the order of their names, before the others start. */
export const init: Facet<InitContainersInput, InitContainers> = {
  kinds: workloadKinds,
  required: ['*.image'],
  normalise: (input) => normaliseEach(input),
  fill: (written) => fillEach(written),
  defaults: ({ declared }) => eachEntry(declared, (name) => containerDefaults(declared[name])),
  atomic: ['*.env.*'],
  check: checkContainers,
};

/** Containers that run as long as the main one. */
export const sidecars: Facet<SidecarsInput, Sidecars> = {
  kinds: workloadKinds,
  required: ['*.image', '*.ports.*.port', '*.probes.*.check'],
  normalise: (input) => normaliseEach(input),
  fill: (written) => fillEach(written),
  defaults: (around) =>
    eachEntry(around.declared, (name) => {
      const declared = around.declared[name];
      return {
        ...containerDefaults(declared),
        ports: eachEntry(declared?.ports, () => ({ protocol: 'http' as const })),
        probes: probes.defaults({ ...around, declared: declared?.probes ?? {} }),
        form: 'native' as const,
      };
    }),
  atomic: ['*.env.*', '*.probes.*.check'],
  check: (resolved, at) => [
    ...checkContainers(resolved, at),
    ...Object.entries(resolved).flatMap(([name, sidecar]) =>
      checkProbes(sidecar.probes, inside(at, `${name}.probes`)),
    ),
  ],
};

function containerDefaults(declared: Part<Container> | undefined): Part<Container> {
  const memory = declared?.resources?.requests?.memory ?? '64Mi';
  return {
    run: { command: [], args: [], workingDir: '' },
    env: {},
    envFrom: [],
    resources: {
      requests: { cpu: '50m', memory, ephemeralStorage: '16Mi' },
      limits: { cpu: '', memory, ephemeralStorage: '256Mi' },
    },
    mounts: {},
    readOnlyRoot: true,
  };
}

function normaliseEach<T>(input: { readonly [name: string]: ContainerInput<Names> }): T {
  const long = Object.entries(input).map(([name, container]) => {
    if (!isObject(container)) return [name, container];
    const { run: command, env } = container;
    return [
      name,
      {
        ...container,
        ...(command && { run: run.normalise(command) }),
        ...(env && { env: normaliseEnv(env) }),
      },
    ];
  });
  return Object.fromEntries(long) as T;
}

function fillEach<T>(written: { readonly [name: string]: Part<Container> | undefined }): T {
  return eachValue(written, (container) => {
    if (!isObject(container)) return container;
    const { env, envFrom } = container;
    return {
      ...container,
      ...(env && { env: fillEnv(env) }),
      ...(envFrom && { envFrom: fillEnvFrom(envFrom) }),
    };
  }) as T;
}

function checkContainers(resolved: { readonly [name: string]: Container }, at: At): readonly Problem[] {
  return Object.entries(resolved).flatMap(([name, { env, resources }]) => [
    ...checkEnv(env, inside(at, `${name}.env`)),
    ...checkResources(resources, inside(at, `${name}.resources`)),
  ]);
}

/** The same for a part of the facet. */
function inside(at: At, part: string): At {
  return (place) => at({ ...place, path: `${part}.${place.path}` });
}
