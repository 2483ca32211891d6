import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { PartialMessage, Plugin } from 'esbuild';
import { LineCounter, parseAllDocuments } from 'yaml';

/** Lets definitions import YAML files: a list of the values of their documents. */
export function yamlModules(root: string): Plugin {
  return {
    name: 'yaml',
    setup(build) {
      build.onLoad({ filter: /\.ya?ml$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        const file = relative(root, path).replaceAll('\\', '/');
        const { values, errors } = valuesOf(text, file);
        return errors.length > 0
          ? { errors: [...errors] }
          : { contents: JSON.stringify(values), loader: 'json' };
      });
    },
  };
}

interface Read {
  readonly values: readonly unknown[];
  readonly errors: readonly PartialMessage[];
}

/**
 * The documents of a file. What readers of YAML 1.1 and 1.2 take for different values (`yes`, `0o7`, `1_000`) is an
 * error: kubectl is of the one sort and many editors are of the other.
 */
function valuesOf(text: string, file: string): Read {
  const lineCounter = new LineCounter();
  const options = { lineCounter, prettyErrors: false, uniqueKeys: true } as const;
  const documents = [...parseAllDocuments(text, { ...options, version: '1.2' })];
  const older = [...parseAllDocuments(text, { ...options, lineCounter: new LineCounter(), version: '1.1' })];
  const lines = text.split('\n');
  const at = (offset: number, said: string): PartialMessage => {
    const { line, col } = lineCounter.linePos(offset);
    return { text: said, location: { file, line, column: col - 1, lineText: lines[line - 1] ?? '' } };
  };
  const errors = documents.flatMap((document, index) => {
    const wrong = document.errors.map(({ message, pos: [start] }) => at(start, message));
    if (wrong.length > 0) return wrong;
    const same = JSON.stringify(document.toJS()) === JSON.stringify(older[index]?.toJS());
    const start = document.contents?.range?.[0] ?? 0;
    if (same) return [];
    return [
      at(
        start,
        'YAML 1.1 and YAML 1.2 read this object differently; quote words such as yes, no, on and off',
      ),
    ];
  });
  // A document of nothing but comments says nothing.
  const values = documents.filter(({ contents }) => contents !== null);
  return { values: values.map((document) => document.toJS()), errors };
}
