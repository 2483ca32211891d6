import { inCommands, inMarkup, inStatements } from './secret-forms.js';
import { isSecretLiteral, secretName } from './value-like.js';

/** No text without one of these has a line that gives a secret a value. */
const mark =
  /pass|secret|token|credential|key|identified|mysql|mariadb|mongo|sqlcmd|bcp|(?:redis|valkey)-cli|mosquitto|ldap|login|curl|pwd|_auth/i;

/** `name: value`, `"name": "value"`, `name=value`; not `$NAME = x`, which asks, `name == x`, which compares, or `name :'x'`, a variable of psql. */
const assignment =
  /(?<![\w$]|\$\{)([A-Za-z_][\w.-]{0,80})["']?(?![ \t]+:')[ \t]*(?::=|=>|[:=])(?![=:])[ \t]*(?=("[^"]*"|'[^']*'|\$\{[^}]{0,200}|\{\{|[^\s"',;}&|)]{0,200})(.{0,9}))/g;

/** `--name value`; with `=` it is an assignment like others. */
const flag =
  /(?<![\w-])--([\w-]{1,80})[ \t]+(?=("[^"]*"|'[^']*'|\$\{[^}]{0,200}|[^\s"'-][^\s"';&|)]{0,200})(.{0,9}))/g;

/** Tools call the entry of a store so: `gcloud secrets versions access latest --secret=…`, `docker build --secret id=…`. */
const entryFlag = /(?:^|[\s"'])--secret[= \t]*$/;

/** What stands for a value in the languages that files and scripts are written in. */
const stands =
  /^(?:[<[({%@`?].*|#\{.*|:\w+|[|>][+-]?\d?|\*+|\*[\w-]+|![\w-]+|\.{1,2}\/.*|~\/.*|\.{3}|x+|redacted|null|nil|undefined|str|string!?|text|required|optional|include|omit|same-origin|(?:[a-z][\w+.-]*:\/\/|vault:|ref\+)[^@]*|(?:process|os|env|this|self|req|request|import|var|local|each|module|data|secrets)\..*|\w[\w.]*[[(].*)$/i;

/** A reference to a variable, and what it falls back to: `$X`, `${X}`, `${X:-fallback}`, `${x.y:fallback}`; `${X:?message}` has none. */
const reference = /^\$\{[\w.]+(?::?[-=]|:(?!\?))(.*?)\}?$/;

const comment = /^\s*(?:#|\/\/|\/?\*|--\s|;)/;
const allowed = 'gitleaks:allow';

/**
 * The name to which a line of a file, a script or a command gives a secret's value, such as `db.password` for
 * `db.password=hunter2`; nothing where no line does. References, paths, addresses and placeholders are no values, and a
 * line that says `gitleaks:allow` was looked at by somebody.
 *
 * @param text a file, a script, or one word of a command
 */
export function secretLine(text: string): string | undefined {
  if (!mark.test(text)) return undefined;
  for (const line of text.split(/\r?\n/)) {
    if (!mark.test(line) || line.includes(allowed)) continue;
    for (const form of [assignment, flag]) {
      const found = [...line.matchAll(form)].find((match) => givesSecret(line, match));
      if (found !== undefined) return found[1];
    }
    const named = inMarkup(line).filter(({ name }) => secretName(name));
    const found = [...named, ...inCommands(line), ...inStatements(line)].find(({ value }) => isSecret(value));
    if (found !== undefined) return found.name;
  }
  return undefined;
}

/**
 * The same for the words of a command, where the value of `--password` may be the next word.
 *
 * @param words a command or its arguments
 */
export function secretWord(words: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    const pair = next !== undefined && /^--[\w-]+$/.test(word) ? secretLine(`${word} ${next}`) : undefined;
    const found = pair ?? secretLine(word);
    if (found !== undefined) return found;
  }
  return shortFlag(words);
}

/** Of a client that is the command itself: `redis-cli`, `-a`, `hunter2`. */
function shortFlag(words: readonly string[]): string | undefined {
  const line = words.map((word) => (/[\s"']/.test(word) ? `'${word.replaceAll("'", '')}'` : word)).join(' ');
  return line.includes('\n') || line.includes(allowed)
    ? undefined
    : inCommands(line).find(({ value }) => isSecret(value))?.name;
}

function givesSecret(line: string, match: RegExpMatchArray): boolean {
  const [whole, name = '', written = '', rest = ''] = match;
  if (!secretName(name)) return false;
  if (entryFlag.test(line.slice(Math.max(0, (match.index ?? 0) - 9), match.index) + whole)) return false;
  // Prose: `# password: the one that you were given`.
  if (comment.test(line) && /^\s+\w/.test(rest)) return false;
  const plain = plainOf(written);
  return !stands.test(plain) && isSecretLiteral(name, plain);
}

/** Of what stands where nothing but a password can; `-pPASSWORD` in a text of help is none. */
function isSecret(written: string): boolean {
  const plain = plainOf(written);
  return !stands.test(plain) && !secretName(plain) && isSecretLiteral('password', plain);
}

/** Without its quotes; of a reference, what it falls back to. */
function plainOf(written: string): string {
  const value = written.replace(/^(["'])(.*)\1$/, '$2').trim();
  return value.startsWith('$') ? (reference.exec(value)?.[1] ?? '') : value;
}
