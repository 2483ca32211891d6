import { missingField, noName, otherKind, unknownField, type Walk } from './finding.js';
import { type Form, oneOf } from './one-of.js';
import { isData, kindOf, plainLook } from './plain.js';
import type { FieldsShape, Shape } from './shape.js';

/** Looks at one value and writes down what is wrong with its form. */
export type Look = (value: unknown, walk: Walk) => void;

/**
 * Whether a value must be there whole, or is a part that others complete: any field of it may be absent then, or
 * `null`. What is taken whole (lists, and values of one of several forms) is whole in a part too.
 */
export type Extent = 'whole' | 'part';

/** Looks of shapes, each made when it is first needed. */
export class Looks {
  readonly #named: (name: string) => Shape;
  readonly #made = { whole: new Map<Shape, Look>(), part: new Map<Shape, Look>() };

  /** @param named what shapes refer to */
  constructor(named: (name: string) => Shape) {
    this.#named = named;
  }

  of(shape: Shape, extent: Extent): Look {
    const made = this.#made[extent].get(shape);
    if (made !== undefined) return made;
    const look = this.#make(this.#itself(shape), extent);
    this.#made[extent].set(shape, look);
    return look;
  }

  #itself(shape: Shape): Shape {
    return isReference(shape) ? this.#itself(this.#named(shape.slice(1))) : shape;
  }

  #make(shape: Shape, extent: Extent): Look {
    if (isForms(shape)) return this.#oneOf(shape);
    if (typeof shape === 'string' || 'is' in shape) return plainLook([shape]);
    if ('list' in shape) return list(this.of(shape.list, 'whole'));
    if ('map' in shape) return map(this.of(shape.map, extent), extent);
    return this.#fields(shape, extent);
  }

  #oneOf(forms: readonly Shape[]): Look {
    const all = forms.flatMap((form): readonly Shape[] => {
      const shape = this.#itself(form);
      return isForms(shape) ? shape : [shape];
    });
    const plain = all.filter((form) => typeof form === 'string' || 'is' in form);
    const lists = all.filter((form) => typeof form === 'object' && 'list' in form);
    const objects = all.filter((form) => kindOf(form) === 'an object');
    const lookAtPlain = plainLook(plain, all);
    const lookAtList = lists[0] && this.of(lists[0], 'whole');
    const lookAtObject = oneOf(objects.map((form) => this.#form(form)));
    return (value, walk) => {
      if (Array.isArray(value) && lookAtList) lookAtList(value, walk);
      else if (isData(value) && objects.length > 0) lookAtObject(value, walk);
      else lookAtPlain(value, walk);
    };
  }

  /** One of several forms, with what tells it from the others. */
  #form(form: Shape): Form {
    const shape = this.#itself(form);
    const look = this.of(form, 'whole');
    const fields = typeof shape === 'object' && 'fields' in shape ? Object.entries(shape.fields) : [];
    const words = fields.flatMap(([name, each]) => {
      const field = this.#itself(each);
      return typeof field === 'object' && 'is' in field && !name.endsWith('?')
        ? [[name, field.is] as const]
        : [];
    });
    const must = fields.map(([name]) => name).filter((name) => !name.endsWith('?'));
    return { look, must, words: new Map(words) };
  }

  #fields({ fields, others }: FieldsShape, extent: Extent): Look {
    const looks = new Map<string, Look>();
    for (const [name, shape] of Object.entries(fields)) looks.set(bare(name), this.of(shape, extent));
    const names = [...looks.keys()];
    const must = extent === 'whole' ? Object.entries(fields).filter(([name]) => !name.endsWith('?')) : [];
    const lookAtOthers = others && this.of(others, extent);
    return (value, walk) => {
      if (!isData(value)) {
        otherKind(value, 'an object', walk);
        return;
      }
      let known = 0;
      let meant: (string | undefined)[] | undefined;
      for (const name of Object.keys(value)) {
        const below = value[name];
        if (below === undefined || (below === null && extent === 'part')) continue;
        const own = looks.get(name);
        const look = own ?? lookAtOthers;
        if (own) known += 1;
        walk.path.push(name);
        if (look) look(below, walk);
        else meant = [...(meant ?? []), unknownField(below, names, walk)];
        walk.path.pop();
      }
      if (known === names.length) return;
      for (const [name, shape] of must) {
        // What is there under a name with a slip in it is not missing.
        if (value[name] === undefined && !meant?.includes(name))
          missingField(name, this.#wordsOf(shape), walk);
      }
    };
  }

  #wordsOf(shape: Shape) {
    const itself = this.#itself(shape);
    return typeof itself === 'object' && 'is' in itself ? itself.is : [];
  }
}

function list(look: Look): Look {
  return (value, walk) => {
    if (!Array.isArray(value)) {
      otherKind(value, 'a list', walk);
      return;
    }
    // A list with holes has nothing in them, and that is nothing too.
    for (let at = 0; at < value.length; at += 1) {
      walk.path.push(String(at));
      look(value[at], walk);
      walk.path.pop();
    }
  };
}

function map(look: Look, extent: Extent): Look {
  return (value, walk) => {
    if (!isData(value)) {
      otherKind(value, 'an object', walk);
      return;
    }
    for (const name of Object.keys(value)) {
      const below = value[name];
      if (below === undefined || (below === null && extent === 'part')) continue;
      walk.path.push(name);
      if (name === '__proto__') noName(walk);
      else look(below, walk);
      walk.path.pop();
    }
  };
}

const bare = (name: string): string => (name.endsWith('?') ? name.slice(0, -1) : name);

const isReference = (shape: Shape): shape is `#${string}` =>
  typeof shape === 'string' && shape.startsWith('#');

const isForms = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape);
