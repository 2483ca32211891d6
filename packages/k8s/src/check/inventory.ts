import type { ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import type { KubeObject, Strings } from '../object.js';
import { hasLabels } from './labels.js';
import { type PodTemplate, podTemplateOf, stringsAt } from './pods.js';
import { shapeOfKind } from './schema/kinds.js';

/** A service's objects as a cluster gets them, with the images and labels of its release. */
export interface CheckedService {
  readonly service: ResolvedService;
  readonly objects: readonly KubeObject[];
  /** Whether the service has a release: without one, images have no tags yet. */
  readonly released: boolean;
}

/** Everything that is applied for one environment. */
export interface CheckedEnvironment {
  readonly environment: ResolvedEnvironment;
  readonly services: readonly CheckedService[];
  /** Objects of the environment as a whole: its project, its Applications, its Gateway and its stores. */
  readonly shared: readonly KubeObject[];
}

/** An object with the service that it belongs to; none for what the environment shares. */
export interface Placed {
  readonly object: KubeObject;
  readonly namespace: string;
  readonly of: CheckedService | undefined;
  /** Present for what makes pods. */
  readonly pods: PodTemplate | undefined;
}

/** How objects of some kinds are found by what they name. */
export interface Lookup {
  readonly kinds: readonly string[];
  /** What an object names; `undefined` for one that names nothing. */
  key(object: KubeObject): string | undefined;
}

/** Where kinds say which pods they are about. */
const selecting: { readonly [kind: string]: readonly string[] } = {
  NetworkPolicy: ['spec', 'podSelector', 'matchLabels'],
  PodDisruptionBudget: ['spec', 'selector', 'matchLabels'],
  Service: ['spec', 'selector'],
};

/** Objects of an environment, to be found by name, kind and labels. */
export class Inventory {
  readonly environment: ResolvedEnvironment;
  readonly all: readonly Placed[];
  readonly #byName = new Map<string, Placed>();
  readonly #byKind = new Map<string, Placed[]>();
  readonly #byKindIn = new Map<string, Placed[]>();
  readonly #podsIn = new Map<string, Placed[]>();
  readonly #labelledIn = new Map<string, Placed[]>();
  readonly #selecting = new Map<string, Placed[]>();
  readonly #lookups = new Map<Lookup, Map<string, Placed[]>>();
  readonly #unknownIn = new Set<string>();
  readonly #secretsByHand = new Map<string, ReadonlySet<string>>();

  constructor(
    { environment, services, shared }: CheckedEnvironment,
    byHand: (service: ResolvedService) => Iterable<readonly [secret: string, keys: ReadonlySet<string>]>,
  ) {
    this.environment = environment;
    this.all = [
      ...services.flatMap((of) => of.objects.map((object) => placed(object, of))),
      ...shared.map((object) => placed(object, undefined)),
    ];
    for (const each of this.all) this.#add(each);
    for (const { service } of services) {
      for (const [name, keys] of byHand(service)) {
        this.#secretsByHand.set(`${service.namespace.name}/${name}`, keys);
      }
    }
  }

  #add(each: Placed): void {
    const { object, namespace, pods } = each;
    const { kind, metadata } = object;
    const name = `${namespace}/${kind}/${metadata.name}`;
    if (!this.#byName.has(name)) this.#byName.set(name, each);
    listed(this.#byKind, kind).push(each);
    listed(this.#byKindIn, `${namespace}/${kind}`).push(each);
    if (pods) {
      listed(this.#podsIn, namespace).push(each);
      for (const label in pods.labels) {
        listed(this.#labelledIn, `${namespace}/${label}=${pods.labels[label]}`).push(each);
      }
    }
    const selector = Object.hasOwn(selecting, kind) ? selecting[kind] : undefined;
    if (selector) this.#addSelecting(each, Object.entries(stringsAt(object, selector)));
    if (shapeOfKind(object.apiVersion, kind) === undefined) this.#unknownIn.add(namespace);
  }

  /** Under one of the labels that its pods must have, one that few others ask for: nearly every selector has several. */
  #addSelecting(each: Placed, labels: readonly (readonly string[])[]): void {
    const place = `${each.object.kind} ${each.namespace}`;
    const [first, ...others] = labels.map((pair) => listed(this.#selecting, `${place}/${pair.join('=')}`));
    const fewest = others.reduce((least, one) => (one.length < (least?.length ?? 0) ? one : least), first);
    (fewest ?? listed(this.#selecting, `${place}/`)).push(each);
  }

  /** The first object of this kind and name. */
  find(namespace: string, kind: string, name: string): Placed | undefined {
    return this.#byName.get(`${namespace}/${kind}/${name}`);
  }

  ofKind(kind: string): readonly Placed[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** Of one namespace: an environment may have thousands. */
  ofKindIn(namespace: string, kind: string): readonly Placed[] {
    return this.#byKindIn.get(`${namespace}/${kind}`) ?? [];
  }

  /** What makes pods in a namespace. */
  podsIn(namespace: string): readonly Placed[] {
    return this.#podsIn.get(namespace) ?? [];
  }

  /**
   * What makes pods with the rarest of these labels: everything whose pods may have all of them, and little else where
   * a namespace has thousands. Everything that makes pods where no label is given.
   */
  labelledLike(namespace: string, labels: Strings): readonly Placed[] {
    let fewest: readonly Placed[] | undefined;
    for (const label in labels) {
      const some = this.#labelledIn.get(`${namespace}/${label}=${labels[label]}`) ?? [];
      if (fewest === undefined || some.length < fewest.length) fewest = some;
    }
    return fewest ?? this.podsIn(namespace);
  }

  /** What makes pods that have all of these labels, as a Service finds them. */
  withLabels(namespace: string, labels: Strings): readonly Placed[] {
    return this.labelledLike(namespace, labels).filter(({ pods }) => hasLabels(labels, pods?.labels ?? {}));
  }

  /** Objects of a kind that may select pods with these labels: all that do, and few others. */
  selectingLike(kind: keyof typeof selecting, namespace: string, labels: Strings): readonly Placed[] {
    const place = `${kind} ${namespace}`;
    const pairs = Object.entries(labels).map((pair) => `${place}/${pair.join('=')}`);
    return [`${place}/`, ...pairs].flatMap((key) => this.#selecting.get(key) ?? []);
  }

  /** Objects of a namespace that name something; where they are thousands, nobody looks through them twice. */
  naming(lookup: Lookup, namespace: string, key: string): readonly Placed[] {
    const known = this.#lookups.get(lookup) ?? this.#lookUp(lookup);
    return known.get(`${namespace}/${key}`) ?? [];
  }

  #lookUp(lookup: Lookup): ReadonlyMap<string, readonly Placed[]> {
    const found = new Map<string, Placed[]>();
    for (const each of lookup.kinds.flatMap((kind) => this.ofKind(kind))) {
      const key = lookup.key(each.object);
      if (key !== undefined) listed(found, `${each.namespace}/${key}`).push(each);
    }
    this.#lookups.set(lookup, found);
    return found;
  }

  /** Whether somebody else may make pods and Secrets there: an operator whose kinds are not known here. */
  hasUnknownKinds(namespace: string): boolean {
    return this.#unknownIn.has(namespace);
  }

  /** Keys of a Secret that a person puts there; `undefined` where none is declared. */
  secretByHand(namespace: string, name: string): ReadonlySet<string> | undefined {
    return this.#secretsByHand.get(`${namespace}/${name}`);
  }
}

function placed(object: KubeObject, of: CheckedService | undefined): Placed {
  const namespace = object.metadata.namespace ?? of?.service.namespace.name ?? '';
  return { object, namespace, of, pods: podTemplateOf(object) };
}

function listed<T>(map: Map<string, T[]>, key: string): T[] {
  const there = map.get(key);
  if (there) return there;
  const list: T[] = [];
  map.set(key, list);
  return list;
}
