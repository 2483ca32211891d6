import { posix } from 'node:path';

/** Whether a file of a build context is kept from the engine. */
export type Ignores = (path: string) => boolean;

/**
 * Reads a `.dockerignore` by the rules of Docker's documentation ("Build context", ".dockerignore files"): one
 * pattern a line from the context's root, `*` and `?` within a name, `**` across names, `!` takes back, the last
 * pattern that fits decides, and what fits a folder fits all in it.
 *
 * @param text `''` where there is none
 */
export function parseIgnoreFile(text: string): Ignores {
  const rules = rulesOf(text);
  return (path) => {
    const paths = [...foldersAbove(path), path];
    return rules.reduce(
      (ignored, { pattern, ignores }) => (paths.some((each) => pattern.test(each)) ? ignores : ignored),
      false,
    );
  };
}

/**
 * Files and folders that hold everything an ignore file lets through, sorted; they may hold more. `undefined` where that
 * may lie anywhere in the context, as it does unless the file keeps all of it away and takes some back by name.
 */
export function sentBelow(text: string): readonly string[] | undefined {
  const rules = rulesOf(text);
  const nothing = rules.findLastIndex(({ ignores, parts }) => ignores && isEverything(parts));
  if (nothing === -1) return undefined;
  const folders = rules
    .slice(nothing + 1)
    .filter(({ ignores }) => !ignores)
    .map(({ parts }) => parts.slice(0, firstPattern(parts)).join('/'));
  return folders.includes('') ? undefined : [...new Set(folders)].sort();
}

const isEverything = (parts: readonly string[]): boolean => /^(\*\*\/)*\*\*?$/.test(parts.join('/'));

/** Where names end and patterns begin. */
function firstPattern(parts: readonly string[]): number {
  const found = parts.findIndex((part) => /[*?[\\]/.test(part));
  return found === -1 ? parts.length : found;
}

interface IgnoreRule {
  /** Of the path, without those that mean nothing. */
  readonly parts: readonly string[];
  readonly pattern: RegExp;
  readonly ignores: boolean;
}

function rulesOf(text: string): readonly IgnoreRule[] {
  return (
    text
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      // A comment begins a line; blanks around a pattern are no part of it.
      .filter((line) => !line.startsWith('#'))
      .map((line) => line.trim())
      .filter((line) => line !== '' && line !== '!')
      .map(rule)
  );
}

function rule(line: string): IgnoreRule {
  const ignores = !line.startsWith('!');
  // `a/../b` is `b`, and nothing is above the root.
  const parts = posix
    .join('/', ignores ? line : line.slice(1).trim())
    .split('/')
    .filter((part) => part !== '');
  return { ignores, parts, pattern: new RegExp(`^${source(parts)}$`, 's') };
}

function source(parts: readonly string[]): string {
  return parts
    .map((part, index) => {
      const isLast = index === parts.length - 1;
      if (part === '**') return isLast ? '.*' : '(?:.*/)?';
      return `${nameSource(part)}${isLast ? '' : '/'}`;
    })
    .join('');
}

/** Go's `filepath.Match`, with `**` inside a name for any text. */
function nameSource(name: string): string {
  return name.replace(/\*\*|\*|\?|\[\^?[^\]]+\]|\\.|./gs, (token) => {
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.length > 2 && token.startsWith('[')) return token;
    return token.replace(/^\\/, '').replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  });
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
