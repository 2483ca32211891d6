import type { CallsInput } from '../facets/service/calls.js';
import type { WorkloadKind } from '../kinds.js';
import type { Environment, EnvironmentDefinition, EnvironmentInput } from './environment.js';
import type { Service, ServiceDefinition, ServiceInput } from './service.js';

/** The builders of one platform: they know its environments and shared sets by name. */
export interface Builders<Environments extends string, Shared extends string> {
  /**
   * A service, with its differences between environments beside it. Unknown ports, secrets, sets, images,
   * environments, workloads and fields do not compile.
   */
  service<
    const Name extends string,
    const Ports extends object,
    const Kinds extends { readonly [workload: string]: WorkloadKind },
    const Secrets extends object = Record<never, never>,
    const Config extends object = Record<never, never>,
    const Images extends object = { readonly main: unknown },
    const Databases extends object = Record<never, never>,
    const Calls extends CallsInput = Record<never, never>,
  >(
    input: ServiceInput<
      Name,
      Environments,
      Shared,
      {
        readonly ports: Ports;
        readonly kinds: Kinds;
        readonly secrets: Secrets;
        readonly config: Config;
        readonly images: Images;
        readonly databases: Databases;
        readonly calls: Calls;
      }
    >,
  ): Service<Name, Ports, Calls>;
  /** An environment. It can take releases from the others only; `platform` checks the services of its sets. */
  environment<
    const Name extends Environments,
    const Moved extends string = never,
    const Tag extends string = never,
  >(name: Name, input: EnvironmentInput<Name, Environments, Shared, Moved, Tag>): Environment<Name, Moved>;
}

/**
 * Declares the names that services and environments share, and gives the builders that know them. Called once,
 * in a file of its own that imports neither.
 */
export function declare<const Environments extends string, const Shared extends string = never>(names: {
  readonly environments: readonly Environments[];
  /** Config sets that the environments define and any service may take. */
  readonly sets?: readonly Shared[];
}): Builders<Environments, Shared> {
  void names; // known to the compiler; resolution checks what the definitions say
  return {
    service: (input) => ({
      type: 'service',
      name: input.name,
      definition: input as unknown as ServiceDefinition,
    }),
    environment: (name, input) => ({
      type: 'environment',
      name,
      definition: input as EnvironmentDefinition,
    }),
  };
}
