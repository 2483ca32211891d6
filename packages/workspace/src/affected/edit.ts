import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One thing that a person does to a file. Paths are from the repository's root. */
export type Edit =
  | { readonly file: string; readonly replace: string; readonly by: string }
  | { readonly file: string; readonly append: string }
  | { readonly file: string; readonly create: string }
  | { readonly remove: string };

/**
 * Does it.
 *
 * @throws Error where it is not what it says: the text to replace is missing or there twice, the file to create
 *   stands, the one to append to or to remove is missing
 */
export function apply(root: string, edit: Edit): void {
  if ('remove' in edit) return rmSync(join(root, edit.remove), { recursive: true });
  const file = join(root, edit.file);
  const stands = existsSync(file);
  if (stands === 'create' in edit) throw new Error(`${edit.file}: ${stands ? 'stands already' : 'is missing'}`);
  if ('append' in edit) return appendFileSync(file, edit.append);
  if ('create' in edit) {
    mkdirSync(dirname(file), { recursive: true });
    return writeFileSync(file, edit.create);
  }
  const parts = readFileSync(file, 'utf8').split(edit.replace);
  if (parts.length !== 2) throw new Error(`${edit.file}: ${parts.length - 1} times, not once: ${edit.replace}`);
  writeFileSync(file, parts.join(edit.by));
}

/** Whether projen writes something else after it. */
export function isDefinition(edit: Edit): boolean {
  const path = 'remove' in edit ? edit.remove : edit.file;
  return path === '.projenrc.ts' || /^apps\/(\w+|.*\/(service|environment))\.ts$/.test(path);
}
