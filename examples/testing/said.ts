import { type Environment, isObject, type Json, type Service } from '@fairlead/model';

/** Something that is said under a field. */
export interface Saying {
  readonly by: 'service' | 'workload' | 'environment';
  /** Whether it is what differs in an environment, and no more. */
  readonly difference: boolean;
  readonly value: Json;
}

interface Part {
  readonly [facet: string]: unknown;
}

/** The facet or the field of environments that a row of the features table is about. */
export const facetOf = (field: string): string => field.replace(/^environment /, '').split('.')[0] ?? '';

/**
 * Every value of a row's field. `environment edge.class` is said by environments, every other one by services and
 * workloads: as it stands, as far as it differs in an environment, and as the environment hears both together. Of a
 * path such as `scaling.triggers` the whole facet counts, for what stands beside it is part of it.
 */
export function sayings(field: string, definitions: readonly (Service | Environment)[]): readonly Saying[] {
  const facet = facetOf(field);
  const ofEnvironments = field.startsWith('environment ');
  return definitions.flatMap((definition) => {
    if (definition.type === 'environment') {
      const part = definition.definition as unknown as Part;
      return ofEnvironments ? said('environment', part, facet) : [];
    }
    return ofEnvironments ? [] : saidByService(definition, facet);
  });
}

function saidByService({ definition }: Service, facet: string): readonly Saying[] {
  const { overrides = {}, ...base } = definition;
  const differences = Object.values(overrides).filter((part) => part !== undefined);
  return [
    ...saidByPart(base, facet),
    ...differences.flatMap((part) => [
      ...saidByPart(together(base as Json, part as Json) as Part, facet),
      ...saidByPart(part, facet).map((saying) => ({ ...saying, difference: true })),
    ]),
  ];
}

function saidByPart(part: Part, facet: string): readonly Saying[] {
  const workloads = Object.values(part['workloads'] ?? {}) as readonly (Part | null)[];
  return [
    ...said('service', part, facet),
    ...workloads.flatMap((each) => said('workload', each ?? {}, facet)),
  ];
}

function said(by: Saying['by'], part: Part, facet: string): readonly Saying[] {
  const value = part[facet] as Json | undefined;
  return value === undefined ? [] : [{ by, difference: false, value }];
}

function together(one: Json | undefined, other: Json): Json {
  if (!isObject(one) || !isObject(other)) return other;
  const fields = Object.entries(other).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, together(one[key], value)]],
  );
  return { ...one, ...Object.fromEntries(fields) };
}
