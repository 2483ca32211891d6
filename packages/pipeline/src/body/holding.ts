import { allServices } from '@fairlead/model';
import { printMarker } from './marker.js';
import type { BodyParts } from './parts.js';
import { code, plainText } from './text.js';

/** What a request says that holds something or lifts it: nothing that runs is another one after the merge. */
export interface HoldingParts extends Pick<BodyParts, 'environment' | 'unit' | 'gate' | 'set' | 'over'> {
  /** What is held or lifted and why, a line each. */
  readonly reason: readonly string[];
}

export function holdingText({ environment, unit, reason, gate, set, over }: HoldingParts): string {
  const what = unit === allServices ? 'all services' : code(unit);
  return [
    `Changes what is held: ${what} in ${code(environment)}. Nothing that runs changes.`,
    '',
    ...reason.map((line) => `- ${plainText(line)}`),
    '',
    `${plainText(gate.words)}.`.replace(/^./, (first) => first.toUpperCase()),
    '',
    printMarker({ environment, unit, set, over }),
    '',
  ].join('\n');
}
