import ts from 'typescript';
import { TypeText } from './type-text.js';
import { wordsOf } from './words.js';

/** One thing that an author may write. */
export interface Field {
  /** Below the whole: `<name>` for any name, `[]` for an item of a list, `a/b` for two alike; `''` is the whole. */
  readonly path: string;
  readonly type: string;
  /** What the `@default` tag says. */
  readonly default: string | undefined;
  readonly meaning: string;
}

/** Where fields are looked for. */
export interface Place {
  readonly path: string;
  /** The same place in the resolved form, which is where most of the words are. */
  readonly resolved: ts.Type | undefined;
}

/** Says of a field, where its parts are told elsewhere, what to read instead of them. */
export type Elsewhere = (path: string, resolved: ts.Type | undefined) => string | undefined;

/** Walks through what may be written, part by part. Input types that say nothing borrow the resolved form's words. */
export class Fields {
  readonly #checker: ts.TypeChecker;
  readonly #elsewhere: Elsewhere;
  readonly #types: TypeText;

  constructor(checker: ts.TypeChecker, elsewhere: Elsewhere = () => undefined) {
    this.#checker = checker;
    this.#elsewhere = elsewhere;
    this.#types = new TypeText(checker);
  }

  /** The whole where it is no plain object, then every field, those inside it below it. */
  of(input: ts.Type, resolved?: ts.Type): readonly Field[] {
    const inside = this.#below(input, { path: '', resolved });
    if (this.#types.isPlainObject(input) || inside.some(({ path }) => path === '' || path === '[]'))
      return inside;
    const meaning = input.aliasSymbol ? wordsOf(this.#checker, input.aliasSymbol).meaning : '';
    return [{ path: '', type: this.#types.of(input), default: undefined, meaning }, ...inside];
  }

  #below(type: ts.Type, place: Place): readonly Field[] {
    if (this.#types.isFree(type)) return [];
    const forms = this.#types.formsOf(type).filter((form) => !this.#types.isFree(form));
    const objects = forms.filter((form) => this.#types.isObject(form));
    if (objects.length > 1) return [...this.#plain(type, place), ...this.#forms(objects, place)];
    return forms.flatMap((form) => this.#inside(form, place));
  }

  /** What may be written beside the objects. */
  #plain(type: ts.Type, { path }: Place): readonly Field[] {
    const text = this.#types.plainOf(type);
    return text === '' ? [] : [{ path, type: text, default: undefined, meaning: '' }];
  }

  /** Each of several forms, then what they have in common. */
  #forms(forms: readonly ts.Type[], place: Place): readonly Field[] {
    const common = this.#commonTo(forms);
    const own = forms.flatMap((form) => this.#form(form, { ...place, common }));
    const shared = forms.slice(0, 1).flatMap((form) => common.map((name) => ({ name, form })));
    return [...own, ...shared.flatMap(({ name, form }) => this.#property([name], form, place))];
  }

  /** One of several forms: its own fields stand in its type, and only those that say more follow. */
  #form(type: ts.Type, { path, resolved, common }: Place & { common: readonly string[] }): readonly Field[] {
    const twins = resolved ? this.#types.formsOf(resolved) : [];
    const same = twins.find((twin) => namesIn(this.#checker, twin) === namesIn(this.#checker, type));
    const meaning = [type, same].map((each) => each && this.#commentOf(each)).find((text) => text) ?? '';
    const apart = common.map((name) => joined(path, name));
    const fields = this.#inside(type, { path, resolved: same ?? resolved });
    const telling = fields.filter(
      (field) =>
        (field.meaning !== '' || field.default !== undefined) &&
        !apart.some((name) => field.path === name || field.path.startsWith(`${name}.`)),
    );
    return [{ path, type: this.#types.objectWithout(type, common), default: undefined, meaning }, ...telling];
  }

  /** Names of the fields that every form takes from one declaration. */
  #commonTo([first, ...others]: readonly ts.Type[]): readonly string[] {
    if (first === undefined) return [];
    const declared = ({ declarations }: ts.Symbol) => declarations?.[0];
    return this.#checker
      .getPropertiesOfType(first)
      .filter((property) =>
        others.every((other) => {
          const same = other.getProperty(property.name);
          return same !== undefined && declared(same) === declared(property);
        }),
      )
      .map(({ name }) => name);
  }

  /** What is written before one form of a union, or above the type that it names. */
  #commentOf(type: ts.Type): string {
    const named = type.isIntersection() ? type.types : [type];
    const words = named
      .map((each) => each.aliasSymbol ?? each.symbol)
      // What TypeScript says of `Pick` says nothing of what was picked.
      .filter((symbol) => !symbol?.declarations?.[0]?.getSourceFile().fileName.includes('/typescript/lib/'))
      .map((symbol) => wordsOf(this.#checker, symbol).meaning);
    return commentOf(type) || (words.findLast((text) => text !== '') ?? '');
  }

  #inside(type: ts.Type, { path, resolved }: Place): readonly Field[] {
    const item = this.#types.itemOf(type);
    if (item !== undefined) {
      return this.#below(item, { path: `${path}[]`, resolved: resolved && this.#types.itemOf(resolved) });
    }
    if (!this.#types.isObject(type)) return [];
    const value = type.getStringIndexType();
    if (value !== undefined) return this.#entry(value, { path: joined(path, '<name>'), resolved });
    return this.#alike(type).flatMap((names) => this.#property(names, type, { path, resolved }));
  }

  /** What every name stands for. */
  #entry(type: ts.Type, { path, resolved }: Place): readonly Field[] {
    const twin = this.#types
      .formsOf(resolved)
      .map((form) => form.getStringIndexType())
      .find((each) => each);
    const inside = this.#below(type, { path, resolved: twin });
    if (inside.some((field) => field.path === path) || this.#types.isPlainObject(type)) return inside;
    return [{ path, type: this.#types.of(type), default: undefined, meaning: '' }, ...inside];
  }

  #property(names: readonly string[], of: ts.Type, { path: above, resolved }: Place): readonly Field[] {
    const property = names[0] === undefined ? undefined : of.getProperty(names[0]);
    if (property === undefined) return [];
    const type = this.#checker.getTypeOfSymbol(property);
    const same = this.#types
      .formsOf(resolved)
      .map((form) => form.getProperty(property.name))
      .find((each) => each);
    const twin = same && this.#checker.getTypeOfSymbol(same);
    const path = joined(above, names.join('/'));
    const [own, borrowed] = [wordsOf(this.#checker, property), wordsOf(this.#checker, same)];
    const said = { default: own.default ?? borrowed.default, meaning: own.meaning || borrowed.meaning };
    const elsewhere = this.#elsewhere(path, this.#types.formsOf(twin)[0]);
    if (elsewhere !== undefined) {
      const meaning = [said.meaning, elsewhere].filter((text) => text !== '').join(' ');
      return [{ path, type: '', default: said.default, meaning }];
    }
    const below = this.#below(type, { path, resolved: twin }).filter(isTelling(said.meaning, path));
    // An object whose fields follow says nothing of its own, unless somebody wrote what it is.
    const silent = below.length > 0 && said.meaning === '' && said.default === undefined;
    if (silent) return below;
    const forms = below.some((field) => field.path === path);
    return [{ path, type: forms ? '' : this.#types.of(type, property), ...said }, ...below];
  }

  /** Names of properties, those of one object type without words of their own together. */
  #alike(type: ts.Type): readonly (readonly string[])[] {
    const groups: { readonly names: string[]; readonly type: ts.Type }[] = [];
    for (const property of this.#types.propertiesOf(type)) {
      const [own = type] = this.#types.formsOf(this.#checker.getTypeOfSymbol(property));
      const before = groups.at(-1);
      const silent = wordsOf(this.#checker, property).meaning === '' && this.#types.isPlainObject(own);
      if (silent && before?.type === own) before.names.push(property.name);
      else groups.push({ names: [property.name], type: own });
    }
    return groups.map(({ names }) => names);
  }
}

/** Whether a field says more than the one above it, whose type has named it already. */
function isTelling(above: string, path: string): (field: Field) => boolean {
  return (field) =>
    above === '' || field.path === path || field.meaning !== '' || field.default !== undefined;
}

function namesIn(checker: ts.TypeChecker, type: ts.Type): string {
  const names = checker.getPropertiesOfType(type).map(({ name }) => name);
  return names.sort().join();
}

/** The comment before one form of a union, which TypeScript itself belongs to nothing. */
function commentOf({ symbol }: ts.Type): string {
  const node = symbol?.declarations?.[0];
  if (node === undefined || !ts.isTypeNode(node) || !ts.isUnionTypeNode(node.parent)) return '';
  const { types } = node.parent;
  const before = types[types.indexOf(node) - 1];
  const text = node.getSourceFile().text.slice(before?.end ?? node.parent.pos, node.getStart());
  const comment = /\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? '';
  return comment.replaceAll(/\n\s*\* ?/g, ' ').trim();
}

const joined = (...names: readonly string[]): string => names.filter((name) => name !== '').join('.');
