import { isObject, type Json, type ResolvedEnvironment, type ResolvedService } from '@fairlead/model';
import type { KubeObject } from '../../object.js';
import { environmentOf } from '../../testing/at.js';
import { webService } from '../../testing/resolved.js';
import { type Checked, checkEnvironment } from '../check.js';
import { good } from './good.js';

export interface Around {
  readonly service?: Partial<ResolvedService>;
  readonly environment?: Partial<ResolvedEnvironment>;
  readonly released?: boolean;
  /** Objects of other services. */
  readonly others?: readonly KubeObject[];
}

/** What is said of objects that belong to `web`, a service of production, on 26 November 2026. */
export function checkedObjects(objects: Iterable<KubeObject>, around: Around = {}): Checked {
  const { released = true, others = [] } = around;
  const service = webService(around.service);
  const other = webService({ name: 'other' });
  return checkEnvironment(
    {
      environment: environmentOf(around.environment),
      services: [
        { service, objects: [...objects], released },
        { service: other, objects: others, released },
      ],
      shared: [],
    },
    { today: '2026-11-26', author: () => undefined },
  );
}

/** The good objects with one value other at a path; `undefined` takes it away, and a new name adds an object. */
export function goodWith(id: string, path: string, value: Json | undefined): readonly KubeObject[] {
  const changed = withValue(good[id] ?? {}, path === '' ? [] : path.split('.'), value);
  return Object.values({ ...good, [id]: changed as KubeObject }).filter((each) => each !== undefined);
}

function withValue(
  value: Json | undefined,
  [step, ...rest]: readonly string[],
  wanted: Json | undefined,
): Json | undefined {
  if (step === undefined) return wanted;
  if (Array.isArray(value)) {
    const list: (Json | undefined)[] = [...value];
    list[Number(step)] = withValue(list[Number(step)], rest, wanted);
    return list.filter((each) => each !== undefined);
  }
  const fields = isObject(value) ? value : {};
  return { ...fields, [step]: withValue(fields[step], rest, wanted) };
}
