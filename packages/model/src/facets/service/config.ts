import { isObject } from '../../json.js';
import type { Problem } from '../../problem.js';
import { type At, eachEntry, type Facet } from '../facet.js';

/** A ConfigMap of the service: short values and whole files. Never secret ones. */
export interface ConfigSet {
  /** Key → value, for variables. */
  readonly values: { readonly [key: string]: string };
  /** File name → content, for volumes. */
  readonly files: { readonly [name: string]: string };
  /** Whether pods are replaced when it changes. @default true */
  readonly restartOnChange: boolean;
  /** A set of another service that this one begins with; its own values and files go over it. */
  readonly borrow: { readonly service: string; readonly set: string } | false;
}

export type Config = { readonly [set: string]: ConfigSet };

export interface ConfigSetInput {
  readonly values?: { readonly [key: string]: string | number | boolean };
  readonly files?: { readonly [name: string]: string };
  readonly restartOnChange?: boolean;
  readonly borrow?: { readonly service: string; readonly set: string };
}

export const config: Facet<{ readonly [set: string]: ConfigSetInput }, Config> = {
  kinds: [],
  normalise: (input) =>
    Object.fromEntries(Object.entries(input).map(([name, set]) => [name, normaliseConfigSet(set)])) as Config,
  defaults: ({ declared }) =>
    eachEntry(declared, () => ({ values: {}, files: {}, restartOnChange: true, borrow: false as const })),
  atomic: ['*.borrow'],
  check: checkConfig,
};

/** Numbers and booleans become the text that a process reads. */
export function normaliseConfigSet(
  set: ConfigSetInput,
): Omit<ConfigSetInput, 'values'> & Partial<Pick<ConfigSet, 'values'>> {
  if (!isObject(set) || !isObject(set['values'])) return set as never;
  const text = (value: unknown) => (value === null || value === undefined ? value : String(value));
  const values = Object.entries(set['values']).map(([key, value]) => [key, text(value)]);
  return { ...set, values: Object.fromEntries(values) };
}

/** Keys are names that a ConfigMap takes, and a key is either a value or a file. */
export function checkConfig(resolved: Config, at: At): readonly Problem[] {
  return Object.entries(resolved).flatMap(([name, { values, files }]) => {
    const keys = [
      ...Object.keys(values).map((key) => ['values', key]),
      ...Object.keys(files).map((key) => ['files', key]),
    ];
    return keys.flatMap(([side = '', key = '']) => {
      const path = `${name}.${side}.${key}`;
      if (!/^[-._a-zA-Z0-9]+$/.test(key)) {
        const what = 'is not a key that a ConfigMap takes';
        return [
          at({ path, value: key, code: 'FL_CONFIG_KEY', what, mend: 'use letters, digits, -, _ and .' }),
        ];
      }
      if (side === 'files' && Object.hasOwn(values, key)) {
        const mend = 'rename one of the two';
        return [at({ path, value: key, code: 'FL_CONFIG_TWICE', what: 'is the name of a value too', mend })];
      }
      return [];
    });
  });
}
