import { isObject, type Json } from '../json.js';
import { nearest } from '../nearest.js';
import type { Problem } from '../problem.js';
import type { Word } from './shape.js';

/** What is wrong with the form of a value, by its place below the value that was looked at. */
export interface Finding extends Pick<Problem, 'code' | 'path' | 'value' | 'what' | 'mend'> {
  /** `word` is one that is none of those that there are, `kind` any other value of another kind. */
  readonly is: 'kind' | 'word' | 'unknown' | 'missing';
}

/** Where a look is. The path is one list that grows and shrinks: almost every value is right. */
export interface Walk {
  readonly path: string[];
  readonly findings: Finding[];
}

/** @param wanted what it is not, as `a text` */
export function otherKind(value: unknown, wanted: string, { path, findings }: Walk): void {
  findings.push({
    code: 'FL_FIELD_KIND',
    path: path.join('.'),
    value: shown(value),
    what: `is not ${wanted}`,
    mend: value === null ? 'give it a value, or leave it out' : `write ${wanted}`,
    is: 'kind',
  });
}

/** @param words that there are */
export function otherWord(value: Word, words: readonly Word[], { path, findings }: Walk): void {
  const meant = typeof value === 'string' ? nearest(value, words.map(String)) : undefined;
  findings.push({
    code: 'FL_FIELD_KIND',
    path: path.join('.'),
    value,
    what: words.length === 1 ? `is not ${words[0]}` : `is none of ${words.join(', ')}`,
    mend: meant === undefined ? 'write what may stand here' : `did you mean ${meant}?`,
    is: 'word',
  });
}

/** @param known fields that there are @returns the one that was probably meant */
export function unknownField(
  value: unknown,
  known: readonly string[],
  { path, findings }: Walk,
): string | undefined {
  const meant = nearest(path.at(-1) ?? '', known);
  findings.push({
    code: 'FL_FIELD_UNKNOWN',
    path: path.join('.'),
    value: shown(value),
    what: 'is not a field of this',
    mend:
      meant === undefined
        ? `use one of ${[...known].sort().join(', ') || 'those that there are: none'}`
        : `did you mean ${meant}?`,
    is: 'unknown',
  });
  return meant;
}

/** What every object has beside what anybody says of it cannot be the name of anything. */
export function noName({ path, findings }: Walk): void {
  findings.push({
    code: 'FL_NAME_RESERVED',
    path: path.join('.'),
    value: path.at(-1),
    what: 'is reserved',
    mend: 'choose another name',
    is: 'kind',
  });
}

/** @param words one of which it must be; none where it is anything else */
export function missingField(name: string, words: readonly Word[], { path, findings }: Walk): void {
  findings.push({
    code: 'FL_MISSING',
    path: [...path, name].join('.'),
    value: undefined,
    what: 'is missing',
    mend: words.length === 0 ? 'say what it is' : `write one of ${words.join(', ')}`,
    is: 'missing',
  });
}

/** Only what fits on a line, and what can be printed at all. */
export function shown(value: unknown): Json | undefined {
  if (Array.isArray(value))
    return value.some((each) => isObject(each) || shown(each) === undefined) ? undefined : value;
  const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return isPlain ? (value as Json) : undefined;
}
