import { createColors } from 'picocolors';
import type { Stage } from './stage.js';
import type { Step } from './step.js';
import type { Walked } from './summary.js';
import { seconds, since } from './time.js';

/** Takes one step after the other, and says which, on the stage's own line and below it. */
export async function walk(
  stage: Stage,
  steps: readonly Step[],
  announce: (line: string) => void,
): Promise<readonly (Walked & { readonly json: object })[]> {
  const c = createColors(stage.colour);
  const walked: (Walked & { readonly json: object })[] = [];
  for (const [i, step] of steps.entries()) {
    announce(`${c.dim(`${i + 1}/${steps.length}`)}  ${c.bold(step.title(stage))}`);
    const began = performance.now();
    const { summary, json } = await step.run(stage);
    const ms = since(began);
    announce(`     ${c.green('✓')} ${summary} ${c.dim(`(${seconds(ms)})`)}\n`);
    walked.push({ step: step.name, ms, summary, json });
  }
  return walked;
}
