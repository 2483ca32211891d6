import { expect } from 'vitest';
import { endState } from './end-state.js';
import type { Harbour, HarbourOptions } from './harbour.js';
import { killedAfter } from './killed.js';

/** A command that is killed after each of its changes in turn. */
export interface Walk extends HarbourOptions {
  readonly name: string;
  readonly before: (quay: Harbour) => Promise<unknown>;
  readonly argv: readonly string[];
  /** Fewer changes than this would mean that they are not seen. */
  readonly least: number;
}

/**
 * A command that is killed loses nothing: after SIGKILL behind each of its changes in turn, whoever asks again ends
 * where a command that nobody killed ends.
 *
 * @returns after how many changes it was killed
 */
export async function changesOf({ before, argv }: Walk, quay: Harbour): Promise<number> {
  await before(quay);
  const restore = quay.kept();
  const { text: asked } = await quay.fairlead(...argv);
  expect(asked).not.toBe('');
  await quay.fairlead('promote');
  const whole = await endState(quay);
  let changes = 0;
  for (let ended = false; !ended; ) {
    restore();
    changes += 1;
    ended = (await killedAfter(changes, quay.root, argv)).by === 'itself';
    // Who was killed asks again, and what runs on a schedule comes by.
    if (argv[0] !== 'promote') await quay.fairlead(...argv);
    await quay.fairlead('promote');
    expect(await endState(quay), `killed after ${changes}`).toEqual(whole);
  }
  return changes;
}
