import { Command as Commander, CommanderError } from 'commander';
import { exits, exitWords, type Io, type Result } from './io.js';

/** A command as `main.ts` loads it. */
export interface Command {
  /** What there is to say of it: help and the reference are made from that. */
  readonly about: Line | Several;
  run(argv: readonly string[], io: Io): Promise<Result>;
}

/** A command that does something itself. */
export interface Line {
  readonly examples: readonly string[];
  /** Its arguments and options, as commander knows them; a new one each time, for parsing leaves traces. */
  line(): Commander;
}

/** A command of commands. */
export interface Several {
  readonly summary: string;
  readonly commands: { readonly [name: string]: { readonly summary: string; readonly command: Command } };
}

/** What there is to say about a command: `Options` is what its options parse to. */
export interface CommandSpec<Options> {
  readonly name: string;
  readonly summary: string;
  /** Declares arguments and options. */
  readonly configure: (line: Commander) => Commander;
  /** Shown below the options; every one is run by a test. */
  readonly examples: readonly string[];
  readonly run: (
    given: { readonly args: readonly string[]; readonly options: Options },
    io: Io,
  ) => Promise<Result>;
}

/** A command whose arguments are parsed by commander, with `--json` and help that shows examples. */
export function command<Options extends object>(spec: CommandSpec<Options>): Command {
  return {
    about: { examples: spec.examples, line: () => commandLine(spec) },
    async run(argv, io) {
      const line = commandLine(spec);
      let said = '';
      line.configureOutput({
        writeOut: (text) => {
          said += text;
        },
        writeErr: (text) => {
          said += text;
        },
      });
      try {
        line.parse([...argv], { from: 'user' });
      } catch (error) {
        if (!(error instanceof CommanderError)) throw error;
        if (error.exitCode === 0)
          return { exit: exits.done, text: said.trimEnd(), json: { help: said.trimEnd() } };
        return {
          exit: exits.usage,
          text: `${said.trimEnd()}\n\nSee fairlead ${spec.name} --help`,
          json: { usage: said },
        };
      }
      return spec.run({ args: line.args, options: line.opts<Options>() }, io);
    },
  };
}

function commandLine<Options>(spec: CommandSpec<Options>): Commander {
  const line = new Commander(`fairlead ${spec.name}`)
    .description(spec.summary)
    .helpOption('-h, --help', 'Show this')
    .option('--json', 'Print the result as JSON')
    .exitOverride();
  spec.configure(line);
  const examples = spec.examples.map((example) => `  $ ${example}`).join('\n');
  return line.addHelpText('after', `\nExamples:\n${examples}\n\n${exitWords}`);
}
