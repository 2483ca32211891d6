import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { gitIn } from './program.js';

/** A bare repository of Fairlead's own. */
export interface BarePlace {
  readonly folder: string;
  /** Object folder of another repository, whose objects it borrows. */
  readonly objects?: string;
}

/**
 * Makes the repository where it is not there. It is made beside its place and moved there as a whole: of several that do
 * it at once the first one wins, the others use its repository, and none of them ever sees half of one.
 */
export async function ensureBare(place: BarePlace): Promise<void> {
  if (!(await isWhole(place.folder))) await makeBare(place);
  await borrow(place);
}

/** Takes it away at once, whoever looks at it meanwhile. */
export async function removeBare({ folder }: BarePlace): Promise<void> {
  await beside(folder, async (aside) => {
    await rename(folder, join(aside, 'old')).catch(unless('ENOENT'));
  });
}

function makeBare(place: BarePlace): Promise<void> {
  return beside(place.folder, async (aside) => {
    const made = join(aside, 'new');
    await gitIn(made).run(['init', '--quiet', '--bare', made]);
    await borrow({ ...place, folder: made });
    const taken = await rename(made, place.folder).then(() => false, unless('EEXIST', 'ENOTEMPTY', 'EPERM'));
    // What stands there may be the other's, or what a disk or a hand has left of one: git completes that.
    if (taken !== false && !(await isWhole(place.folder))) {
      await gitIn(place.folder).run(['init', '--quiet', '--bare', place.folder]);
    }
  });
}

async function borrow({ folder, objects }: BarePlace): Promise<void> {
  if (objects === undefined) return;
  const [file, wanted] = [join(folder, 'objects', 'info', 'alternates'), `${objects}\n`];
  if ((await textOf(file)) === wanted) return;
  await beside(file, async (aside) => {
    await writeFile(join(aside, 'new'), wanted);
    await rename(join(aside, 'new'), file);
  });
}

/** Git writes both when it makes one. */
async function isWhole(folder: string): Promise<boolean> {
  const texts = await Promise.all(['HEAD', 'config'].map((name) => textOf(join(folder, name))));
  return texts.every((text) => text !== undefined && text !== '');
}

/** Runs something with a folder of its own on the same disk as a place, from where a rename is one step. */
async function beside(place: string, run: (aside: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  const aside = await mkdtemp(join(dirname(place), `.${basename(place)}-`));
  try {
    await run(aside);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

function unless(...codes: readonly string[]): (error: unknown) => true {
  return (error) => {
    if (error instanceof Error && 'code' in error && codes.includes(String(error.code))) return true;
    throw error;
  };
}

const textOf = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);
