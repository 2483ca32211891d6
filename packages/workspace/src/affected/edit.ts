import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  if ('remove' in edit) {
    rmSync(join(root, edit.remove), { recursive: true });
    return;
  }
  const file = join(root, edit.file);
  const stands = existsSync(file);
  if (stands === 'create' in edit)
    throw new Error(`${edit.file} ${stands ? 'stands already' : 'is missing'}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'create' in edit ? edit.create : edited(edit, readFileSync(file, 'utf8')));
}

function edited(edit: Extract<Edit, { append: string } | { replace: string }>, text: string): string {
  if ('append' in edit) return text + edit.append;
  const parts = text.split(edit.replace);
  if (parts.length === 2) return parts.join(edit.by);
  throw new Error(`${edit.file} holds this ${parts.length - 1} times, not once: ${edit.replace}`);
}
