import { isObject, type Json } from '@fairlead/model';
import type { Strings } from '../object.js';
import { objectsAt, stringsAt } from './pods.js';

/** Whether a label selector (`matchLabels`, `matchExpressions`) meets labels. An empty one meets everything. */
export function selects(selector: Json | undefined, labels: Strings): boolean {
  if (!isObject(selector)) return false;
  const wanted = stringsAt(selector, ['matchLabels']);
  if (!hasLabels(wanted, labels)) return false;
  return objectsAt(selector, ['matchExpressions']).every(([, { key, operator, values }]) => {
    const value = labels[String(key)];
    const listed = Array.isArray(values) && value !== undefined && values.includes(value);
    switch (operator) {
      case 'In':
        return listed;
      case 'NotIn':
        return !listed;
      case 'Exists':
        return value !== undefined;
      default:
        return value === undefined;
    }
  });
}

/** Whether labels hold all that are wanted. */
export function hasLabels(wanted: Strings, labels: Strings): boolean {
  for (const name in wanted) if (labels[name] !== wanted[name]) return false;
  return true;
}
