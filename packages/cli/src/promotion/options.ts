import { utc } from '@fairlead/pipeline/git';
import { type Override, overridable } from '@fairlead/pipeline/plan';
import { type Command as Commander, InvalidArgumentError, Option } from 'commander';

/** Options that set a rule aside. */
export interface OverrideOptions {
  readonly override?: readonly Override['of'][];
  readonly reason?: string;
}

/** Which rules a person sets aside, and why: both are kept in the commit. */
export function overrideOptions(line: Commander): Commander {
  return line
    .addOption(
      new Option('--override <rule...>', 'Set a rule aside; the commit keeps which, why and who').choices(
        overridable,
      ),
    )
    .option('--reason <text>', 'Why; needed with --override');
}

/** @returns what is wrong with the options */
export function misuseOfOverrides({ override, reason }: OverrideOptions): string | undefined {
  if (override === undefined || (reason !== undefined && reason.trim() !== '')) return undefined;
  return '--override needs a --reason: whoever reads the ledger later wants to know why';
}

/** Reads `name=tag`. */
export function imageTag(
  value: string,
  before: { readonly [image: string]: string } = {},
): { readonly [image: string]: string } {
  const [, image, tag] = /^([^=]+)=(.+)$/.exec(value) ?? [];
  if (image === undefined || tag === undefined) throw new InvalidArgumentError('Write it as image=tag.');
  return { ...before, [image]: tag };
}

/** Reads an instant with its offset, as RFC 3339 has it. */
export function instant(value: string): string {
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value);
  const at = isWhole ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) {
    throw new InvalidArgumentError('Write a time with its offset, such as 2026-11-30T08:00+01:00.');
  }
  return utc(new Date(at));
}

/** Whether that is a version, as its tag has it: `1.4.0` or `v1.4.0`. */
export const isVersion = (value: string): boolean => /^v?\d+\.\d+\.\d+/.test(value);

/** Reads a whole number above zero. */
export function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError('Write a whole number above zero.');
  return Number(value);
}
