import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { FairleadError, type Problem } from '@fairlead/model';
import type { Bundle } from './bundle-definitions.js';
import { type Frame, frameIn } from './frame.js';

/** The name under which the definitions run; stack frames carry it. */
const scriptName = 'fairlead-definitions.cjs';

/** Runs the bundle and returns its default export, `undefined` where there is none. */
export function evaluate(bundle: Bundle): unknown {
  const run = compileFunction(bundle.code, ['exports', 'require', 'module'], { filename: scriptName });
  const module: { exports: { default?: unknown } } = { exports: {} };
  try {
    run(module.exports, createRequire(join(bundle.root, bundle.file)), module);
  } catch (error) {
    throw ofDefinitions(error, bundle);
  }
  return module.exports.default;
}

function ofDefinitions(error: unknown, bundle: Bundle): FairleadError {
  // The bundle carries its own copy of the model, whose errors are no instances of our class.
  if (hasProblems(error)) return new FairleadError(error.problems, { cause: error });
  return new FairleadError([thrownProblem(error, bundle)], { cause: error });
}

function thrownProblem(error: unknown, bundle: Bundle): Problem {
  const frame = error instanceof Error ? definitionFrame(error, bundle) : undefined;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: 'FL_DEFINITION_THROWS',
    file: frame?.file ?? bundle.file,
    path: frame === undefined ? '' : `line ${frame.line}`,
    value: undefined,
    what: `throws ${message.split('\n')[0]}`,
    mend: 'definitions only state values: remove what can fail, or correct it',
  };
}

function definitionFrame(error: Error, bundle: Bundle): Frame | undefined {
  return frameIn(error.stack ?? '', scriptName, bundle.map);
}

function hasProblems(error: unknown): error is { problems: readonly Problem[] } {
  return error instanceof Error && error.name === 'FairleadError' && 'problems' in error;
}
