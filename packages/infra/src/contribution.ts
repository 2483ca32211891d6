import { FairleadError, isObject, type Problem, printJson } from '@fairlead/model';
import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/** One Terraform resource as data; its class is only looked at when the stack is built. */
export interface Resource {
  /** `google_service_account.api`: what Terraform's state knows it by, so it never changes. */
  readonly address: string;
  readonly config: object;
  /** Adds it at the root of a stack. */
  readonly addTo: (stack: Construct) => TerraformResource;
}

/** What a facet adds to an environment's stack. */
export interface Contribution {
  readonly resources: readonly Resource[];
  /** What it was asked for and cannot do. */
  readonly problems?: readonly Problem[];
}

/** A class of cdktf's bindings, with the configuration that it takes. */
interface ResourceClass<Config> {
  readonly tfResourceType: string;
  new (scope: Construct, id: string, config: Config): TerraformResource;
}

/** A resource at a fixed address, with its configuration checked by its own class. */
export function resource<Config extends object>(
  type: ResourceClass<Config>,
  name: string,
  config: Config,
): Resource {
  const address = addressOf(type, name);
  const addTo = (stack: Construct) => {
    const added = new type(stack, address, literally(config));
    // Without this, the address would follow from where the construct stands, and moving it would replace it.
    added.overrideLogicalId(name);
    return added;
  };
  return { address, config, addTo };
}

/** An attribute of another resource, which Terraform fills in and takes as an order to work in. */
export function attribute(
  type: Pick<ResourceClass<never>, 'tfResourceType'>,
  name: string,
  of: string,
): string {
  return `\${${addressOf(type, name)}.${of}}`;
}

const reference = /^\$\{[a-z_]+\.[A-Za-z0-9_-]+\.[a-z_]+\}$/;

/** The same, with all text but references as Terraform writes text that is no expression. */
export function literally<T>(value: T): T;
export function literally(value: unknown): unknown {
  if (typeof value === 'string') return reference.test(value) ? value : value.replace(/[$%](?=\{)/g, '$&$&');
  if (Array.isArray(value)) return value.map((each) => literally(each));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, literally(inner)]));
}

function addressOf(type: { readonly tfResourceType: string }, name: string): string {
  return `${type.tfResourceType}.${name}`;
}

/**
 * Puts contributions together, in any order, sorted by address. Two may ask for the same resource when they
 * mean the same by it.
 *
 * @throws FairleadError with every problem of every contribution
 */
export function merge(contributions: readonly Contribution[]): readonly Resource[] {
  const problems = contributions.flatMap((contribution) => contribution.problems ?? []);
  if (problems.length > 0) throw new FairleadError(problems);
  const byAddress = new Map<string, Resource>();
  for (const each of contributions.flatMap(({ resources }) => resources)) {
    const other = byAddress.get(each.address);
    if (other !== undefined && printJson(other.config) !== printJson(each.config)) {
      throw new Error(`two facets write ${each.address}`);
    }
    byAddress.set(each.address, each);
  }
  return [...byAddress.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}
