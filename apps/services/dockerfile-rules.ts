import { type Copy, type Dockerfile, DockerfileParser, type Instruction } from 'dockerfile-ast';

/** One rule broken, and the line (from 1) that breaks it. */
export interface Finding {
  readonly line: number;
  readonly rule: string;
}

type Rule = (file: Dockerfile) => readonly (Instruction | undefined)[];

const PINNED = /^[^@\s]+:[^@\s:/]+@sha256:[0-9a-f]{64}$/;
const SECRET = /(pass(word|wd)?|secret|token|credential|api_?key|private_?key)/i;

/** Each rule gives the instructions that break it; `undefined` stands for one that is missing. */
const rules: Readonly<Record<string, Rule>> = {
  'a base is pinned by tag and digest': (file) => {
    const stages = file.getFROMs().map((from) => from.getBuildStage());
    return file.getFROMs().filter((from) => {
      const image = from.getImage() ?? '';
      return !PINNED.test(image) && !stages.includes(image);
    });
  },
  'no base is latest': (file) => file.getFROMs().filter((from) => /:latest(@|$)/.test(from.getImage() ?? '')),
  'the last stage is not the one that builds': (file) =>
    file.getFROMs().length > 1 ? [] : [file.getFROMs().at(-1)],
  'the last USER is a number above 0': (file) => {
    const user = inLastStage(file, file.getInstructions())
      .filter((one) => one.getKeyword() === 'USER')
      .at(-1);
    return /^[1-9]\d*(:[1-9]\d*)?$/.test(user?.getArgumentsContent() ?? '') ? [] : [user];
  },
  'ENTRYPOINT is in exec form': (file) => {
    const entrypoint = inLastStage(file, file.getENTRYPOINTs()).at(-1);
    return entrypoint?.getOpeningBracket() ? [] : [entrypoint];
  },
  'CMD is in exec form': (file) => file.getCMDs().filter((cmd) => cmd.getOpeningBracket() === null),
  'COPY instead of ADD': (file) => file.getInstructions().filter((one) => one.getKeyword() === 'ADD'),
  'COPY keeps to the context and to stages': (file) =>
    file.getCOPYs().filter((copy) => isForeign(file, copy)),
  'no secret in ENV or ARG': (file) => [
    ...file.getENVs().filter((env) => env.getProperties().some((one) => SECRET.test(one.getName()))),
    ...file.getARGs().filter((arg) => SECRET.test(arg.getProperty()?.getName() ?? '')),
  ],
  'nothing is fetched by a shell': (file) =>
    file.getInstructions().filter((one) => /\b(curl|wget)\b/.test(one.getArgumentsContent() ?? '')),
};

/** What a Dockerfile does that the platform's images must not do. */
export function findingsIn(dockerfile: string): Finding[] {
  const file = DockerfileParser.parse(dockerfile);
  return Object.entries(rules).flatMap(([rule, broken]) =>
    broken(file).map((one) => ({ line: (one?.getRange().start.line ?? 0) + 1, rule })),
  );
}

function inLastStage<T extends Instruction>(file: Dockerfile, all: readonly T[]): T[] {
  const from = file.getFROMs().at(-1)?.getRange().start.line ?? 0;
  return all.filter((one) => one.getRange().start.line > from);
}

/** `COPY --from` may name a stage; an image there would be a base that no rule has seen. */
function isForeign(file: Dockerfile, copy: Copy): boolean {
  const source = copy
    .getFlags()
    .find((flag) => flag.getName() === 'from')
    ?.getValue();
  return source !== undefined && !file.getFROMs().some((from) => from.getBuildStage() === source);
}
