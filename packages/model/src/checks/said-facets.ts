import { facetsOfKind } from '../facets/of-kind.js';
import { isObject } from '../json.js';
import { type WorkloadKind, workloadKinds } from '../kinds.js';
import { type Finding, otherKind, unknownField } from '../shapes/finding.js';
import { saidFindings } from '../shapes/written.js';
import { isTold } from './told.js';

/** What is wrong with a definition, by its place in it. */
export interface Seen {
  /** Whether resolution would stumble over it. */
  readonly stops: boolean;
  readonly finding: Finding;
}

/** Something inside of what resolution looks at, unless a rule looks at it first. */
export const seen = (finding: Finding): Seen => ({
  stops: finding.is !== 'unknown' || !isTold(finding.path),
  finding,
});

interface Place {
  readonly path: string;
  /** Fields beside the facets, which are looked at by themselves. */
  readonly beside: readonly string[];
}

/** The facets that an author says of a workload. Of a kind that is none, no field is known. */
export function facetsOfWorkload(
  kind: WorkloadKind | undefined,
  said: unknown,
  place: Place,
): readonly Seen[] {
  if (kind === undefined || !workloadKinds.includes(kind)) return [];
  return facetsAt(said, { ...place, facets: facetsOfKind(kind) });
}

/** The facets that an author says at one place, each looked at as a part that others may complete. */
export function facetsAt(
  said: unknown,
  { path, beside, facets }: Place & { readonly facets: readonly string[] },
): readonly Seen[] {
  if (said === undefined) return [];
  const start = path === '' ? [] : [path];
  if (!isObject(said)) return noted((walk) => otherKind(said, 'an object', walk), start).map(seen);
  return Object.entries(said).flatMap(([name, value]): readonly Seen[] => {
    if (value === undefined || beside.includes(name)) return [];
    const here = [...start, name];
    if (!facets.includes(name)) {
      const findings = noted((walk) => unknownField(value, [...beside, ...facets], walk), here);
      return findings.map((finding) => ({ stops: false, finding }));
    }
    // Nothing, which takes away what others say.
    if (value === null) return [];
    return saidFindings(name, value).map((finding) => seen(below(here, finding)));
  });
}

function below(place: readonly string[], finding: Finding): Finding {
  return { ...finding, path: [...place, ...(finding.path === '' ? [] : [finding.path])].join('.') };
}

function noted(
  note: (walk: { readonly path: string[]; readonly findings: Finding[] }) => void,
  path: string[],
): readonly Finding[] {
  const findings: Finding[] = [];
  note({ path, findings });
  return findings;
}
