import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from './contains.js';
import { root } from './rendered.js';

/** Fields of Kubernetes objects below which the names are the user's. */
const maps = new Set(['annotations', 'data', 'hard', 'labels', 'matchLabels', 'nodeSelector', 'pairs']);

/** Objects of Kubernetes: what is written LikeThis is one of a list of words. */
export const kubernetes: Language = {
  named: (field) => maps.has(field),
  word: (_, text) => /^[A-Z][a-z]+([A-Z][a-z]+)*$/.test(text),
  open: () => false,
};

/**
 * Definitions, as the tables of the reference have them, which are written from their types: `<name>` stands for a
 * name that is chosen, `'recreate'` for a word, and `JSON` for anything.
 */
export function definitions(): Language {
  const [named, words, open] = [new Set(['workloads']), new Set<string>(), new Set<string>()];
  for (const { path, type } of rows()) {
    path.forEach((field, index) => {
      if (path[index + 1] === '<name>') named.add(field);
    });
    const field = path.filter((step) => step !== '<name>').at(-1) ?? '';
    if (type.startsWith('{ <name>')) named.add(field);
    if (type.startsWith('JSON')) open.add(field);
    for (const [, name = ''] of type.matchAll(/(\w+)\??: JSON/g)) open.add(name);
    for (const [, name = ''] of type.matchAll(/(\w+)\??: \{ <name>/g)) named.add(name);
    // A word belongs to the field before it, and the first ones to the field of the row.
    let of = field;
    for (const [, name, word] of type.matchAll(/(\w+)\??:|'([^']*)'/g)) {
      of = name ?? of;
      if (word !== undefined) words.add(`${of} ${word}`);
    }
  }
  return {
    named: (field) => named.has(field),
    word: (field, text) => words.has(`${field} ${text}`),
    open: (field) => open.has(field),
  };
}

/** Every row of a table of the reference: the path of its field, with the facet that it is of, and its type. */
function* rows(): Generator<{ readonly path: readonly string[]; readonly type: string }> {
  for (const page of ['facets.md', 'definitions.md']) {
    let facet = '';
    for (const line of readFileSync(join(root, 'docs/reference', page), 'utf8').split('\n')) {
      if (line.startsWith('#')) facet = line.startsWith('### ') ? line.slice(4) : '';
      const [, field = '', type = ''] = line
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('`', ''));
      if (line.startsWith('| '))
        yield { path: [facet, ...field.split('.')].filter((step) => step !== ''), type };
    }
  }
}
