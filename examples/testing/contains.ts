import { isObject, type Json } from '@fairlead/model';

/** What tells the words of a language from the names, numbers and texts that somebody chose. */
export interface Language {
  /** Whether the keys of a field are chosen; an entry of another name will then do. */
  named(field: string): boolean;
  /** Whether a text of a field means something to whoever reads it. */
  word(field: string, text: string): boolean;
  /** Whether anything at all may stand in a field. */
  open(field: string): boolean;
}

/**
 * Whether one value says all that another says, with other names, numbers and texts. What is none (0, false, null)
 * stays none, each item of a list has an item of its own, and so has each entry whose name was chosen.
 *
 * @param field the field that the values are of; the language says what may differ in it
 */
export function contains(found: Json | undefined, wanted: Json, field: string, language: Language): boolean {
  if (found === undefined) return false;
  if (language.open(field)) return true;
  const fits = (one: Json | undefined, other: Json | undefined, of: string) =>
    other === undefined || contains(one, other, of, language);
  if (Array.isArray(wanted)) {
    const [items, others] = [wanted, found] as readonly (readonly Json[])[];
    return (
      Array.isArray(found) && matched(items ?? [], others ?? [], (one, other) => fits(other, one, field))
    );
  }
  if (isObject(wanted)) {
    if (!isObject(found)) return false;
    const [wants, has] = [Object.entries(wanted), Object.entries(found)];
    if (language.named(field)) return matched(wants, has, ([key, one], [, other]) => fits(other, one, key));
    return wants.every(([key, one]) => fits(found[key], one, key));
  }
  if (typeof wanted === 'string') {
    return typeof found === 'string' && (found === wanted || !language.word(field, wanted));
  }
  if (typeof wanted === 'number') return typeof found === 'number' && (found === 0) === (wanted === 0);
  return found === wanted;
}

/** Whether each of the wanted has one of the found for itself. */
function matched<W, F>(
  [first, ...rest]: readonly W[],
  found: readonly F[],
  fits: (wanted: W, found: F) => boolean,
): boolean {
  if (first === undefined) return true;
  return found.some((each, index) => fits(first, each) && matched(rest, found.toSpliced(index, 1), fits));
}
