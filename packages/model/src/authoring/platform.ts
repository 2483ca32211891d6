import type { Patch } from '../facets/service/patches.js';
import { isObject } from '../json.js';
import type { Environment } from './environment.js';
import type { Service } from './service.js';

/** The whole definition. */
export interface Platform {
  readonly type: 'platform';
  /** Prefix of everything that is unique beyond one cluster. */
  readonly name: string;
  readonly repository: Repository;
  /** Folder of the definitions, from the repository's root. */
  readonly folder: string;
  readonly environments: readonly Environment[];
  readonly services: readonly Service[];
  /** For objects of every service in every environment; each must meet one in each of them. */
  readonly patches?: readonly Patch[];
}

/** Where the platform's own repository is, as Argo CD reads it. */
export interface Repository {
  readonly url: string;
  /** @default 'main' */
  readonly branch: string;
}

/** What `platform` takes; both lists are inferred, so that every declared call and set can be checked. */
export interface PlatformInput<Services extends readonly unknown[], Environments extends readonly unknown[]> {
  readonly name: string;
  readonly repository: { readonly url: string; readonly branch?: string };
  /** @default 'apps' */
  readonly folder?: string;
  /** In the order in which releases move. */
  readonly environments: Environments & CheckedSets<Environments, Services>;
  readonly services: Services & CheckedCalls<Services>;
  /** For objects of every service in every environment; each must meet one in each of them. @default none */
  readonly patches?: readonly Patch[];
}

/**
 * The platform, assembled. A call of a service or an endpoint that is not there does not compile, nor a set with
 * a service that is not there.
 */
export function platform<
  const Services extends readonly Service[],
  const Environments extends readonly Environment[],
>(input: PlatformInput<Services, Environments>): Platform {
  const { repository, folder = 'apps' } = input;
  return {
    ...input,
    type: 'platform',
    // What is none stays what it is, so that it is told.
    repository: isObject(repository) ? { branch: 'main', ...repository } : repository,
    folder,
  };
}

/** `workload.port` of every port of a service. */
type EndpointOf<Ports> = { [W in keyof Ports & string]: `${W}.${keyof Ports[W] & string}` }[keyof Ports &
  string];

type PortsOf<Services extends readonly unknown[], Name> =
  Extract<Services[number], { readonly name: Name }> extends Service<string, infer Ports, infer _C>
    ? Ports
    : never;

type NamesOf<Services extends readonly unknown[]> =
  Services[number] extends Service<infer Name, infer _P, infer _C> ? Name : never;

type CheckedSets<Environments extends readonly unknown[], Services extends readonly unknown[]> = {
  readonly [I in keyof Environments]: Environments[I] extends Environment<string, infer Moved>
    ? WrongMove<Moved, Services> extends never
      ? unknown
      : { readonly setsMoveWhatIsNotThere: WrongMove<Moved, Services> }
    : unknown;
};

/** Names that are only known at run time are left to resolution. */
type WrongMove<Moved, Services extends readonly unknown[]> = string extends Moved
  ? never
  : Exclude<Moved, NamesOf<Services>>;

type CheckedCalls<Services extends readonly unknown[]> = {
  readonly [I in keyof Services]: Services[I] extends Service<string, infer _P, infer Calls>
    ? WrongCall<Calls, Services> extends never
      ? unknown
      : { readonly callsWhatIsNotThere: WrongCall<Calls, Services> }
    : unknown;
};

/** Those of a service that is written in the list itself and calls nobody are not inferred. */
type WrongCall<Calls, Services extends readonly unknown[]> = string extends keyof Calls
  ? never
  : WrongPeer<Calls, Services>;

type WrongPeer<Calls, Services extends readonly unknown[]> = {
  [Peer in keyof Calls & string]: Peer extends NamesOf<Services>
    ? Exclude<Endpoints<Calls[Peer]>, EndpointOf<PortsOf<Services, Peer>>> extends infer Wrong extends string
      ? `${Peer} ${Wrong}`
      : never
    : Peer;
}[keyof Calls & string];

type Endpoints<To> = To extends readonly (infer E)[] ? E : To;
