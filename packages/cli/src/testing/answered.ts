import type { Ran, TestClone } from '@fairlead/workspace/testing';
import { answer } from '../answer.js';

/** Runs a command line in a clone as `main.ts` does, in this process: for what is not about the process. */
export async function answered(
  { root, env }: Pick<TestClone, 'root' | 'env'>,
  ...argv: readonly string[]
): Promise<Ran> {
  let progress = '';
  const now = new Date();
  const tell = (line: string) => {
    progress += `${line}\n`;
  };
  const { exit, out, err } = await answer(argv, { root, env, now, colour: false, progress: tell });
  return { exit, stdout: out, stderr: progress + err };
}

/** The same, and reads what it prints under `--json`. */
export async function answeredJson(
  clone: Pick<TestClone, 'root' | 'env'>,
  ...argv: readonly string[]
): Promise<{ readonly exit: number | null; readonly value: never }> {
  const { exit, stdout, stderr } = await answered(clone, ...argv, '--json');
  if (stdout === '') throw new Error(`fairlead ${argv.join(' ')} printed no JSON:\n${stderr}`);
  return { exit, value: JSON.parse(stdout) as never };
}
