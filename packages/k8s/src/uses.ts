import type { ResolvedService, ResolvedWorkload } from '@fairlead/model';

/** What a workload's containers and volumes refer to, by name. */
export interface Uses {
  readonly sets: ReadonlySet<string>;
  readonly secrets: ReadonlySet<string>;
  readonly images: ReadonlySet<string>;
}

/** Everything that a workload refers to. */
export function usesOf({ env, envFrom, image, init, sidecars, volumes }: ResolvedWorkload): Uses {
  const uses = { sets: new Set<string>(), secrets: new Set<string>(), images: new Set([image.name]) };
  const note = (source: object) => {
    if ('set' in source) uses.sets.add(source.set as string);
    if ('secret' in source) uses.secrets.add(source.secret as string);
  };
  for (const container of [{ env, envFrom }, ...Object.values(init), ...Object.values(sidecars)]) {
    for (const source of Object.values(container.env)) note(source);
    for (const source of container.envFrom) note(source);
    if ('image' in container) uses.images.add(container.image);
  }
  for (const { from } of Object.values(volumes)) note(from);
  return uses;
}

/** Names of the images that at least one of the service's workloads runs, sorted. */
export function usedImages({ workloads }: ResolvedService): readonly string[] {
  const names = Object.values(workloads).flatMap((workload) => [...usesOf(workload).images]);
  return [...new Set(names)].sort();
}
