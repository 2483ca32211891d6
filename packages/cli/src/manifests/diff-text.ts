import type { Json } from '@fairlead/model';
import { createColors } from 'picocolors';
import type { FieldChange, ObjectChange } from './changes.js';
import type { Handover } from './handovers.js';

/** What changed in one environment. */
export interface EnvironmentChanges {
  readonly environment: string;
  readonly changes: readonly ObjectChange[];
  /** Changes that leave too few pods for a while. */
  readonly handovers: readonly Handover[];
}

/** The changes for people: environments, objects below them, fields below those; last what to take care of. */
export function diffText(environments: readonly EnvironmentChanges[], colour: boolean): string {
  const c = createColors(colour);
  const lines = environments.flatMap(({ environment, changes, handovers }) => {
    if (changes.length === 0) return [`${c.bold(environment)}  ${c.dim('no change')}`];
    return [
      c.bold(environment),
      ...changes.flatMap((change) => objectLines(change, c)),
      ...handovers.flatMap((handover) => handoverLines(handover, c)),
    ];
  });
  return lines.join('\n');
}

type Colours = ReturnType<typeof createColors>;

function objectLines({ owner, id, kind, fields }: ObjectChange, c: Colours): readonly string[] {
  const title = `${id} ${c.dim(`(${owner})`)}`;
  if (kind === 'added') return [`  ${c.green('+')} ${title}`];
  if (kind === 'removed') return [`  ${c.red('-')} ${title}`];
  return [`  ${c.yellow('~')} ${title}`, ...fields.map((field) => `      ${fieldText(field, c)}`)];
}

function handoverLines({ owner, from, to, what, mend }: Handover, c: Colours): readonly string[] {
  const title = `${from} → ${to} ${c.dim(`(${owner})`)}`;
  return [`  ${c.yellow('!')} ${title}`, `      ${to} ${what}`, `      mend: ${mend}`];
}

function fieldText({ path, from, to }: FieldChange, c: Colours): string {
  if (from === undefined) return `${c.green('+')} ${path}: ${c.green(valueText(to))}`;
  if (to === undefined) return `${c.red('-')} ${path}: ${c.red(valueText(from))}`;
  return `${c.yellow('~')} ${path}: ${c.red(valueText(from))} → ${c.green(valueText(to))}`;
}

function valueText(value: Json | undefined): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const [first = '', ...rest] = text.split('\n');
  return rest.length === 0 ? text : `${first} … (${rest.length + 1} lines)`;
}
