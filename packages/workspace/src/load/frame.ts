import { SourceMap } from 'node:module';
import { posix } from 'node:path';

/** A line of a source file. */
export interface Frame {
  /** Relative to the root, `/` between folders. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * The place in the user's own files where a stack trace passes, innermost first. Frames in packages are
 * passed over: a builder of the model throws, but the definition that called it has to be edited.
 *
 * @param sourceMap as JSON; its sources are relative to the root
 */
export function frameIn(stack: string, scriptName: string, sourceMap: string): Frame | undefined {
  const map = new SourceMap(JSON.parse(sourceMap));
  for (const [, line, column] of stack.matchAll(framesOf(scriptName))) {
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry)) continue;
    const file = posix.normalize(entry.originalSource);
    if (isDefinition(file)) return { file, line: entry.originalLine + 1 };
  }
  return undefined;
}

function framesOf(scriptName: string): RegExp {
  return new RegExp(`${scriptName.replaceAll('.', '\\.')}:(\\d+):(\\d+)`, 'g');
}

function isDefinition(file: string): boolean {
  return !file.startsWith('../') && !file.startsWith('packages/model/') && !file.includes('node_modules/');
}
