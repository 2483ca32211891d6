/**
 * Text of somebody else as Markdown that shows it and does nothing: no link, mention, reference, markup or markup of
 * HTML. An entity is never read as a sign of structure (CommonMark 0.31, section 2.5).
 */
export function plainText(text: string): string {
  return (
    oneLine(text)
      .replace(/[\\`*_{}[\]<>#|~@&!$%^:]/g, entity)
      // Links without a sign of their own: GitHub's autolinks, and its old form of a reference.
      .replace(/\b(www|GH)([.-])/gi, (_, word, sign) => `${word}${entity(sign)}`)
  );
}

/** Text of somebody else inside backticks. */
export function code(text: string): string {
  const line = oneLine(text);
  const fence = '`'.repeat(longestRun(line) + 1);
  const gap = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  // Inside a table a bar would end the cell, in code as well.
  return `${fence}${gap}${line.replaceAll('|', '\\|')}${gap}${fence}`;
}

/** A block of code whose fence is longer than any that it holds. */
export function block(language: string, lines: readonly string[]): readonly string[] {
  const fence = '`'.repeat(Math.max(3, ...lines.map((line) => longestRun(line) + 1)));
  return [`${fence}${language}`, ...lines, fence];
}

/** Lines that are shown when somebody opens them. */
export function details(summary: string, lines: readonly string[]): readonly string[] {
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}

export function oneLine(text: string): string {
  // Controls that turn the direction of text would show something else than what is there.
  return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

const entity = (sign: string): string => `&#${sign.charCodeAt(0)};`;
