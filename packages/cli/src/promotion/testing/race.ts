import { Harbour, type HarbourOptions } from './harbour.js';
import { hook } from './hook.js';
import { Racer } from './racer.js';

/** Two processes with a clone each, beside one bare repository. */
export interface Race {
  readonly quay: Harbour;
  readonly racers: readonly [Racer, Racer];
  close(): Promise<void>;
}

export async function openRace(options: HarbourOptions): Promise<Race> {
  const quay = await Harbour.open(options);
  const url = quay.bare.git.folder;
  const racers = [new Racer(url, 'Kim'), new Racer(url, 'Lou')] as const;
  // A branch that is not Fairlead's own moves forward and in no other way.
  hook(
    url,
    'pre-receive',
    [
      'while read old new ref; do',
      'case "$ref $old" in refs/heads/fairlead/*|*" 0000"*) continue ;; esac',
      'git merge-base --is-ancestor "$old" "$new" || { echo "$ref is forced" >&2; exit 1; }',
      'done',
    ].join('\n'),
  );
  return {
    quay,
    racers,
    async close() {
      for (const racer of racers) racer.stop();
      await quay.close();
    },
  };
}
