import { afterEach } from 'vitest';
import { Harbour, type HarbourOptions } from './harbour.js';

/** Opens harbours that are closed after the test that opened them. */
export function harbours(): (options: HarbourOptions) => Promise<Harbour> {
  const open: Harbour[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close()));
  });
  return async (options) => {
    const opened = await Harbour.open(options);
    open.push(opened);
    return opened;
  };
}
