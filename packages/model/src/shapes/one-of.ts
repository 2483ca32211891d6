import type { JsonObject } from '../json.js';
import { type Finding, missingField, otherKind, otherWord, type Walk } from './finding.js';
import type { Look } from './looks.js';
import type { Word } from './shape.js';

/** One of several forms that an object may have. */
export interface Form {
  readonly look: Look;
  /** Fields that it cannot be without. */
  readonly must: readonly string[];
  /** The words of those of them that are words. */
  readonly words: ReadonlyMap<string, readonly Word[]>;
}

/** Looks at an object as the form that it has, or was probably meant to have. */
export function oneOf(forms: readonly Form[]): (value: JsonObject, walk: Walk) => void {
  const tags = tagsOf(forms);
  return (value, walk) => {
    let left = forms;
    for (const tag of tags) {
      if (left.length === 1) break;
      const matching = left.filter(({ words }) => words.get(tag)?.includes(value[tag] as Word));
      if (matching.length === 0) {
        wrongTag(value, { tag, forms: left }, walk);
        return;
      }
      left = matching;
    }
    const complete = left.length === 1 ? left : left.filter((form) => isComplete(form, value));
    const [first] = complete;
    if (first !== undefined && complete.length === 1) first.look(value, walk);
    else lookAtBest(complete.length > 0 ? complete : left, value, walk);
  };
}

/** Fields whose word tells the forms apart, such as `kind`. */
function tagsOf(forms: readonly Form[]): readonly string[] {
  const [first, ...others] = forms;
  if (first === undefined || others.length === 0) return [];
  return [...first.words].flatMap(([name, words]) => {
    const theirs = others.map((form) => form.words.get(name));
    const isEverywhere = theirs.every((each) => each !== undefined);
    return isEverywhere && theirs.some((each) => each?.join() !== words.join()) ? [name] : [];
  });
}

function wrongTag(
  value: JsonObject,
  { tag, forms }: { readonly tag: string; readonly forms: readonly Form[] },
  walk: Walk,
): void {
  const words = [...new Set(forms.flatMap((form) => form.words.get(tag) ?? []))];
  const said = value[tag];
  if (said === undefined) {
    missingField(tag, words, walk);
    return;
  }
  walk.path.push(tag);
  if (words.some((word) => typeof word === typeof said)) otherWord(said as Word, words, walk);
  else otherKind(said, `one of ${words.join(', ')}`, walk);
  walk.path.pop();
}

const isComplete = ({ must }: Form, value: JsonObject): boolean =>
  must.every((name) => value[name] !== undefined);

/** As the form of which the least is wrong; a name that was probably meant is only half wrong. */
function lookAtBest(forms: readonly Form[], value: JsonObject, { path, findings }: Walk): void {
  let best: readonly Finding[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const { look } of forms) {
    const found: Finding[] = [];
    look(value, { path, findings: found });
    if (found.length === 0) return;
    const wrong = found.reduce((sum, { mend }) => sum + (mend.startsWith('did you mean') ? 0.5 : 1), 0);
    if (wrong < least) [best, least] = [found, wrong];
  }
  findings.push(...best);
}
