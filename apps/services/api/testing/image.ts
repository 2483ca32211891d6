import { readFile } from 'node:fs/promises';
import { DockerfileParser, type JSONInstruction } from 'dockerfile-ast';

/** What a Dockerfile's last stage says about starting the program. */
export interface ImageStart {
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Reads how an image starts, from its Dockerfile. */
export async function imageStart(dockerfile: string): Promise<ImageStart> {
  const parsed = DockerfileParser.parse(await readFile(dockerfile, 'utf8'));
  const from = parsed.getFROMs().at(-1)?.getRange().start.line ?? 0;
  const last = <T extends { getRange(): { start: { line: number } } }>(all: readonly T[]): T[] =>
    all.filter((one) => one.getRange().start.line > from);

  const env = last(parsed.getENVs())
    .flatMap((one) => one.getProperties())
    .map((one) => [one.getName(), one.getValue() ?? ''] as const);
  return {
    entrypoint: strings(last(parsed.getENTRYPOINTs()).at(-1)),
    command: strings(last(parsed.getCMDs()).at(-1)),
    env: Object.fromEntries(env),
  };
}

function strings(instruction: JSONInstruction | undefined): string[] {
  return instruction?.getJSONStrings().map((one) => one.getJSONValue()) ?? [];
}
