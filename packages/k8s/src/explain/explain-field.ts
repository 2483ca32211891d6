import {
  FairleadError,
  type Json,
  nearest,
  type ResolvedEnvironment,
  type ResolvedService,
} from '@fairlead/model';
import { controllers } from '../controllers/table.js';
import { History, type PatchStep } from './history.js';
import { findPath, leaves, namesIn, valueAt } from './paths.js';

/** What is asked: an object of any service of an environment, and one of its fields. */
export interface FieldQuestion {
  /**
   * `kind/name` in any case; the name is the object's own, its workload's or its service's. Where several services
   * have an object of the same name, `service/kind/name`.
   */
  readonly object: string;
  /** Property names joined by dots; items of lists by their name. `''` asks about the whole object. */
  readonly path: string;
}

/** One field of a rendered object and what produced it. */
export interface FieldExplanation {
  /** Name of the service; `undefined` for an object that the services of the environment share. */
  readonly service: string | undefined;
  /** `Kind/name`. */
  readonly object: string;
  readonly path: readonly string[];
  /** `undefined` where it was taken away. */
  readonly value: Json | undefined;
  /** Before every patch. */
  readonly rendered: Json | undefined;
  /** Places in the service's definition that wrote it, such as `workloads.server.scaling`. */
  readonly writers: readonly string[];
  /** Patches that changed it, the last one holds. */
  readonly patches: readonly PatchStep[];
}

/**
 * Says for a field of a rendered object, or for each field inside a place, which facet and which patches produced
 * it: as they told it when they wrote, nothing is guessed.
 *
 * @throws FairleadError `FL_OBJECT_ADDRESS`, `FL_FIELD_ADDRESS`
 */
export function explainField(
  services: Iterable<ResolvedService>,
  environment: ResolvedEnvironment,
  { object: asked, path }: FieldQuestion,
): readonly FieldExplanation[] {
  const all = [...services];
  const histories = [
    ...all.map((service) => ({ service, history: History.ofService(service, environment) })),
    { service: undefined, history: History.ofShared(environment, all) },
  ];
  const known = histories.flatMap(({ service, history }) =>
    history.objects.map((object) => ({ object, service, history })),
  );
  const { object, service, history } = findObject(known, asked);
  const present = history.now(object) ?? history.rendered(object);
  const found = findPath(present, path);
  const before = findPath(history.rendered(object), path);
  // What a patch has taken away can be asked about too.
  const at = found.missing === undefined ? found : before;
  const scaled = service === undefined ? [] : scaledByOthers(service, object);
  if (at.missing === 'replicas' && at.path.join() === 'spec' && scaled.length > 0) {
    const nothing = { value: undefined, rendered: undefined, patches: [] };
    return [{ service: service?.name, object, path: ['spec', 'replicas'], ...nothing, writers: scaled }];
  }
  if (at.missing !== undefined) throw noField(object, present, { ...found, missing: found.missing ?? '' });
  const whole = found.missing === undefined ? present : history.rendered(object);
  return leaves(valueAt(whole, at.path), at.path).map((leaf) => ({
    service: service?.name,
    object,
    path: leaf,
    value: valueAt(history.now(object), leaf),
    rendered: valueAt(history.rendered(object), leaf),
    writers: valueAt(history.rendered(object), leaf) === undefined ? [] : history.writers(object, leaf),
    patches: history.patches(object, leaf),
  }));
}

/** Where it was decided that a controller has no number of pods, because an autoscaler writes it. */
function scaledByOthers({ workloads }: ResolvedService, object: string): readonly string[] {
  const [kind, name] = object.split('/');
  return Object.entries(workloads)
    .filter(([, { controller, objectName }]) => controllers[controller].kind === kind && objectName === name)
    .filter(([, { replicas }]) => replicas !== undefined && replicas.owner !== 'git')
    .flatMap(([workload]) => [`workloads.${workload}.replicas`, `workloads.${workload}.scaling`]);
}

interface Known {
  readonly object: string;
  readonly service: ResolvedService | undefined;
  readonly history: History;
}

/** By its own name, else by that of its service where it has one of the kind, else by that of its workload. */
function findObject(known: readonly Known[], asked: string): Known {
  const [name = '', kind = '', of] = asked.toLowerCase().split('/').reverse();
  const ofKind = known.filter(
    ({ object, service }) =>
      object.toLowerCase().startsWith(`${kind}/`) && (of === undefined || service?.name === of),
  );
  const own = ofKind.filter(({ object }) => object.toLowerCase() === `${kind}/${name}`);
  const ofService = ofKind.filter(({ service }) => service?.name === name);
  const ofWorkload = ofKind.filter(({ object, service }) => {
    const objectName = service?.workloads[name]?.objectName;
    return objectName !== undefined && object.endsWith(`/${objectName}`);
  });
  const [first, ...others] = [own, ofService, ofWorkload].find((found) => found.length > 0) ?? [];
  if (first !== undefined && others.length === 0) return first;
  const candidates = first ? [first, ...others] : ofKind.length > 0 ? ofKind : known;
  const names = candidates.map((each) => addressOf(each, candidates));
  const meant = first ? undefined : nearest(asked, names);
  throw new FairleadError([
    {
      code: 'FL_OBJECT_ADDRESS',
      file: '',
      path: asked,
      value: undefined,
      what: first ? 'means several objects' : 'no object of this kind and name is rendered here',
      mend: `${meant === undefined ? '' : `did you mean ${meant}? `}name one of ${[...names].sort().join(', ')}`,
    },
  ]);
}

/** With its service where the name alone means several. */
function addressOf({ object, service }: Known, among: readonly Known[]): string {
  const isOne = among.every((each) => each.object !== object || each.service === service);
  return isOne || service === undefined ? object : `${service.name}/${object}`;
}

function noField(
  object: string,
  whole: Json | undefined,
  { path, missing }: { readonly path: readonly string[]; readonly missing: string },
): FairleadError {
  const names = namesIn(valueAt(whole, path), path.at(-1) ?? '');
  const [first = ''] = missing.split('.');
  const meant = nearest(first, names);
  const known = names.length === 0 ? 'nothing is inside it' : `there are ${[...names].sort().join(', ')}`;
  return new FairleadError([
    {
      code: 'FL_FIELD_ADDRESS',
      file: '',
      path: [...path, missing].join('.'),
      value: undefined,
      what: `${object} has no ${first}${path.length === 0 ? '' : ` in ${path.join('.')}`}`,
      mend: `${meant === undefined ? '' : `did you mean ${meant}? `}${known}`,
    },
  ]);
}
