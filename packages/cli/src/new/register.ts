import { FairleadError, type Problem } from '@fairlead/model';
import { Source } from '../edit/source.js';

/** A definition to add to the platform's lists. */
export interface Entry {
  readonly kind: 'service' | 'environment';
  readonly name: string;
  /** The environment that it stands behind. @default the end of the list */
  readonly after?: string | undefined;
}

/** A file of the definitions. */
export interface DefinitionFile {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string;
}

/**
 * The text of `platform.ts` with an import and an item more. A text that has both already stays as it is.
 *
 * @throws FairleadError `FL_NEW_LIST` when the list is not written out there
 */
export function withPlatformEntry({ path, text }: DefinitionFile, entry: Entry): string {
  const property = `${entry.kind}s`;
  const source = parsed(path, text);
  const list = source.list('platform', property);
  if (list === undefined) throw notWrittenOut(path, property, `add ${entry.name} to it, and import it`);
  const from = moduleOf(entry.kind, entry.name);
  const known = source.importOf(from);
  const name = known ?? variableFor(source, entry);
  const after = entry.after === undefined ? undefined : source.importOf(moduleOf(entry.kind, entry.after));
  const listed = Source.names(list).includes(name) ? source : source.withItem(list, name, after);
  return known === undefined ? listed.withImport(name, from).text : listed.text;
}

/**
 * The text of `names.ts` with an environment more.
 *
 * @throws FairleadError `FL_NEW_LIST` when the names are not written out there
 */
export function withEnvironmentName({ path, text }: DefinitionFile, { name, after }: Entry): string {
  const source = parsed(path, text);
  const list = source.list('declare', 'environments');
  if (list === undefined) throw notWrittenOut(path, 'environments', `add '${name}' to them`);
  return Source.names(list).includes(name) ? text : source.withItem(list, `'${name}'`, after).text;
}

function moduleOf(kind: Entry['kind'], name: string): string {
  return `./${kind}s/${name}/${kind}.js`;
}

/** `berth-admin` → `berthAdmin`, or `newService` where the short one is no variable or is taken. */
function variableFor(source: Source, { kind, name }: Entry): string {
  const short = name.replace(/-+(.)/g, (_, letter: string) => letter.toUpperCase());
  const suffix = kind === 'service' ? 'Service' : 'Environment';
  return source.isFree(short) ? short : `${short}${suffix}`;
}

function parsed(path: string, text: string): Source {
  try {
    return new Source(text);
  } catch (cause) {
    const what = `does not parse: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new FairleadError(
      [problem('FL_DEFINITION_SYNTAX', { file: path, path: '', what, mend: 'correct it' })],
      { cause },
    );
  }
}

function notWrittenOut(file: string, path: string, mend: string): FairleadError {
  return new FairleadError([
    problem('FL_NEW_LIST', { file, path, what: 'is not a list that is written out here', mend }),
  ]);
}

function problem(code: Problem['code'], rest: Omit<Problem, 'code' | 'value'>): Problem {
  return { code, value: undefined, ...rest };
}
