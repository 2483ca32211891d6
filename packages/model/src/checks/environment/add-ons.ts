import { isObject, type Json } from '../../json.js';
import { dnsLabel, exactVersion } from './names.js';
import type { EnvironmentRule } from './rule.js';

const label = {
  what: 'is not a name that Kubernetes takes',
  mend: 'use lower-case letters, digits and hyphens',
};

/** Each field of an add-on that can be wrong, and when it is. */
const fields: readonly {
  readonly field: string;
  readonly isRight: (value: unknown) => boolean;
  readonly what: string;
  readonly mend: string;
}[] = [
  {
    field: 'repository',
    isRight: (value) => typeof value === 'string' && /^(https|oci):\/\/[^\s/]+\S*$/.test(value),
    what: 'is not where a chart is kept',
    mend: 'write https:// or oci:// and the rest of its address',
  },
  {
    field: 'chart',
    isRight: (value) => typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value),
    what: 'is not the name of a chart',
    mend: 'write its name alone, without repository and version',
  },
  {
    field: 'version',
    isRight: (value) => typeof value === 'string' && exactVersion.test(value),
    what: 'is not one exact version, so what runs would change by itself',
    mend: 'write all three numbers, such as 1.4.2',
  },
  { field: 'namespace', isRight: (value) => value === undefined || isLabel(value), ...label },
];

const isLabel = (value: unknown): boolean => typeof value === 'string' && dnsLabel.test(value);

/** A chart of a third party is pinned and has a place. */
export const addOns: EnvironmentRule = ({ environment, at }) =>
  Object.entries(environment.definition.addOns ?? {}).flatMap(([name, addOn]) => {
    const path = `addOns.${name}`;
    const said: { readonly [field: string]: unknown } = isObject(addOn) ? { ...addOn } : {};
    return fields
      .filter(({ field, isRight }) => !isRight(said[field]))
      .map(({ field, what, mend }) =>
        at({ code: 'FL_ADD_ON', path: `${path}.${field}`, value: said[field] as Json, what, mend }),
      );
  });
