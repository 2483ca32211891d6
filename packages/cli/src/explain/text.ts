import type { FieldExplanation } from '@fairlead/k8s';
import type { Explanation, Json, Problem, Step } from '@fairlead/model';
import type { createColors } from 'picocolors';

type Colours = ReturnType<typeof createColors>;

/** A value of a definition, and every layer that had a say in it. */
export function explanationLines({ address, value, chain }: Explanation, c: Colours): readonly string[] {
  return [`  ${address} = ${c.green(said(value, 'nothing'))}`, ...marked(chain.map(stepText), c)];
}

/** A field of a rendered object: who wrote it, and every patch after that. */
export function fieldLines(
  { service, object, path, value, rendered, writers, patches }: FieldExplanation,
  c: Colours,
): readonly string[] {
  const whose = service === undefined && rendered !== undefined ? ['what services share'] : writers;
  const steps = [
    ...whose.map((writer) => `${writer.padEnd(width)} ${said(rendered, 'nothing')}`),
    ...patches.map(
      (patch) => `${'patch'.padEnd(width)} ${said(patch.value, 'taken away')}  ${patch.file} ${patch.path}`,
    ),
  ];
  const head = `  ${object} ${path.join('.')} = ${c.green(said(value, 'nothing'))}`;
  return [head, ...marked(steps, c, patches.length > 0 ? 1 : Math.max(writers.length, 1))];
}

/** Why nothing is explained of an environment. */
export function lackLine({ what, mend }: Pick<Problem, 'what' | 'mend'>, c: Colours): string {
  return `  ${c.yellow('nothing')}: ${what}; ${mend}`;
}

const width = 19; // of the longest layer's name

function stepText({ layer, file, path, value }: Step): string {
  return `${layer.padEnd(width)} ${said(value, 'taken away')}${file === '' ? '' : `  ${file} ${path}`}`;
}

/** With an arrow at what holds: the last steps. */
function marked(steps: readonly string[], c: Colours, holding = 1): readonly string[] {
  return steps.map((step, i) => (i >= steps.length - holding ? `    → ${step}` : c.dim(`      ${step}`)));
}

const said = (value: Json | undefined, nothing: string): string =>
  value === undefined ? nothing : JSON.stringify(value);
