import type { Seen } from './watch.js';

/** A Service as it was at one moment. */
export interface SeenService {
  readonly metadata: Seen['metadata'] & { readonly namespace?: string };
  readonly spec: { readonly selector?: { readonly [label: string]: string } };
}

/** What was seen of one namespace, and which Service of it is looked at. */
export interface Served {
  readonly service: string;
  readonly services: readonly SeenService[];
  readonly pods: readonly Seen[];
}

/**
 * How many ready pods a Service led to, at each moment at which it or a pod changed.
 *
 * @param since a `resourceVersion`; what was so before is known, and not told
 */
export function readyBehind({ service, services, pods }: Served, since: number): readonly number[] {
  let selector: SeenService['spec']['selector'];
  const there = new Map<string, Seen>();
  const moments = [...services.filter(({ metadata }) => metadata.name === service), ...pods].sort(
    (one, other) => versionOf(one) - versionOf(other),
  );
  return moments.flatMap((seen) => {
    if (isService(seen)) selector = seen.spec.selector;
    else there.set(seen.metadata.name, seen);
    const labels = Object.entries(selector ?? {});
    const isLedTo = ({ metadata }: Seen) =>
      labels.every(([name, value]) => metadata.labels?.[name] === value);
    const ready = [...there.values()].filter((pod) => isReady(pod) && isLedTo(pod));
    return versionOf(seen) > since ? [ready.length] : [];
  });
}

/** The newest state among those that were seen, as a number. */
export const newest = (seen: readonly Pick<Seen, 'metadata'>[]): number =>
  Math.max(0, ...seen.map(versionOf));

/** Of the two only a Service selects. */
const isService = (seen: SeenService | Seen): seen is SeenService =>
  seen.spec !== undefined && 'selector' in seen.spec;

const versionOf = ({ metadata }: Pick<Seen, 'metadata'>) => Number(metadata.resourceVersion);

/** A pod that is on its way out gets no new requests. */
function isReady({ metadata, status }: Seen): boolean {
  const isTrue = status?.conditions?.some(({ type, status: so }) => type === 'Ready' && so === 'True');
  return metadata.deletionTimestamp === undefined && isTrue === true;
}
