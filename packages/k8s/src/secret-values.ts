import { isObject, type Json, type Problem, type ResolvedService } from '@fairlead/model';
import { type KubeObject, objectKey } from './object.js';

/**
 * No object that is rendered holds a secret's value, wherever it comes from: no facet renders a Secret, so one with
 * values can only be an extra object, a patch of one, or lie inside of one.
 *
 * @param file the service's definition, shown in problems
 */
export function secretValues(
  objects: readonly KubeObject[],
  { objects: extra }: Pick<ResolvedService, 'objects'>,
  file: string,
): readonly Problem[] {
  return objects.flatMap((object) => {
    const found = secretsIn(object);
    if (found.length === 0) return [];
    const [name] = Object.keys(extra).filter((each) => {
      const other = extra[each];
      return other !== undefined && objectKey(other as KubeObject) === objectKey(object);
    });
    const own = name !== undefined && secretsIn(extra[name] as Json).length > 0;
    return [
      {
        code: 'FL_SECRET_VALUE' as const,
        file,
        path: own ? `objects.${name}` : 'patches',
        // Never the value itself: a report is read by more people than a secret.
        value: objectKey(object),
        what: 'would put the values of a Secret into Git',
        mend: "declare it under secrets: kept in a store, or made by hand (managed: 'by-hand')",
      },
    ];
  });
}

/** Every Secret with values at or below a place, such as the items of a List. */
function secretsIn(value: Json | undefined, found: Json[] = []): readonly Json[] {
  if (Array.isArray(value)) {
    for (const item of value) secretsIn(item, found);
  } else if (isObject(value)) {
    const { kind, data, stringData } = value;
    if (kind === 'Secret' && (hasEntries(data) || hasEntries(stringData))) found.push(value);
    for (const name in value) secretsIn(value[name], found);
  }
  return found;
}

function hasEntries(value: Json | undefined): boolean {
  return value !== undefined && value !== null && !(isObject(value) && Object.keys(value).length === 0);
}
