import { posix } from 'node:path';
import type { Problem } from '@fairlead/model';
import type { Message } from 'esbuild';

const missingExport = /^No matching export in "(?<from>[^"]+)" for import "(?<name>[^"]+)"$/;
const missingModule = /^Could not resolve "(?<module>[^"]+)"$/;

/** What esbuild found wrong with the definitions, as a problem of the file that has to be edited. */
export function problemOfMessage(message: Message, entry: string): Problem {
  const place = placeOf(message, entry);
  const noExport = missingExport.exec(message.text)?.groups;
  if (noExport) return exportProblem(noExport['from'] ?? '', noExport['name'] ?? '', place);
  const noModule = missingModule.exec(message.text)?.groups;
  if (noModule) return moduleProblem(noModule['module'] ?? '', place);
  return {
    code: 'FL_DEFINITION_SYNTAX',
    file: place.file,
    path: place.path,
    value: message.location?.lineText.trim(),
    what: lowerFirst(message.text),
    mend: 'correct the line',
  };
}

interface Place {
  readonly file: string;
  /** `line 3`, or nothing where the message belongs to no line. */
  readonly path: string;
}

function placeOf({ location }: Message, entry: string): Place {
  if (location === null) return { file: entry, path: '' };
  return { file: posix.normalize(location.file), path: `line ${location.line}` };
}

function exportProblem(from: string, name: string, importer: Place): Problem {
  const what = name === 'default' ? 'there is no default export' : `there is no export named ${name}`;
  return {
    code: 'FL_EXPORT_MISSING',
    file: posix.normalize(from),
    path: '',
    value: undefined,
    what: `${what}, and ${importer.file} (${importer.path}) imports it`,
    mend: name === 'default' ? 'write export default before the definition' : `export ${name}`,
  };
}

function moduleProblem(module: string, importer: Place): Problem {
  const local = module.startsWith('.');
  return {
    code: 'FL_MODULE_NOT_FOUND',
    ...importer,
    value: module,
    what: local ? 'there is no such file' : 'there is no such package in node_modules',
    mend: local
      ? 'correct the path of the import'
      : 'correct the name, or add it to package.json and install',
  };
}

/** As the rest of a sentence; `YAML` and the like stay. */
function lowerFirst(text: string): string {
  return /^[A-Z][A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
