import { isDeepStrictEqual } from 'node:util';
import { objectsOf } from './typical.js';

/** Makes sure that two programs did the same work. @throws Error that names the first object that differs */
export function expectSameObjects(ours: string, theirs: string): void {
  const [one, other] = [objectsOf(ours), objectsOf(theirs)];
  const different = [...new Set([...one.keys(), ...other.keys()])].find(
    (name) => !isDeepStrictEqual(one.get(name), other.get(name)),
  );
  if (different !== undefined) throw new Error(`${ours} and ${theirs} differ in ${different}`);
  if (one.size !== 8) throw new Error(`${ours} has ${one.size} objects, not 8`);
}
