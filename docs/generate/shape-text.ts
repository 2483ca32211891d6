import type { Shape, Word } from '../../packages/model/src/shapes/shape.js';

/** A shape in the notation that `packages/model/src/shapes/notation.ts` reads, as short as it can be: every start reads it. */
export function shapeText(shape: Shape): string {
  if (typeof shape === 'string') return shape.replace('#', '');
  if (isForms(shape)) return shape.map(shapeText).join('|');
  if ('is' in shape) return shape.is.map(wordText).join('|');
  if ('list' in shape) {
    const isOneOfSeveral = isForms(shape.list) || (typeof shape.list === 'object' && 'is' in shape.list);
    return isOneOfSeveral ? `(${shapeText(shape.list)})[]` : `${shapeText(shape.list)}[]`;
  }
  if ('map' in shape) return `{*:${shapeText(shape.map)}}`;
  const fields = Object.entries(shape.fields).map(([name, each]) => `${name}:${shapeText(each)}`);
  const others = shape.others === undefined ? [] : [`*:${shapeText(shape.others)}`];
  return `{${[...fields, ...others].join(',')}}`;
}

const wordText = (word: Word): string => (typeof word === 'string' ? `'${word}'` : `${word}`);

const isForms = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape);
